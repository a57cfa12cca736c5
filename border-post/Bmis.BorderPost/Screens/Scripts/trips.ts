import { openDialog } from "bmis/dialog";
import type { LaneScreen } from "./screen";

interface Answer {
  done: boolean;
  message: string;
}

/** The form about the journey: filled from the page, shaped by the category, posted as a whole. */
export class Trips {
  private readonly form: HTMLFormElement;
  private readonly category: HTMLSelectElement;

  constructor(private readonly page: Document, private readonly screen: LaneScreen) {
    this.form = page.querySelector<HTMLFormElement>("form[data-trip]")!;
    this.category = this.form.querySelector<HTMLSelectElement>("select[name=Category]")!;
    this.category.addEventListener("change", () => this.shape());
  }

  open(): void {
    const facts = this.page.querySelector<HTMLElement>("#trip-facts");
    if (!facts) return;
    this.form.reset();
    this.category.value = facts.dataset["category"] ?? "";
    for (const fact of facts.querySelectorAll<HTMLElement>("[data-field]")) {
      const control = this.control(fact.dataset["field"]!);
      if (control) control.value = fact.dataset["value"] ?? "";
    }
    this.shape();
    openDialog(this.page, "trip");
    const missing = facts.querySelector<HTMLElement>("[data-missing]");
    this.control(missing?.dataset["field"] ?? "")?.focus();
  }

  async send(): Promise<void> {
    const inspection = this.screen.band()?.dataset["inspection"];
    if (!inspection) return this.screen.notice(this.screen.text("dead"), true);
    const fields = new FormData(this.form);
    fields.set("__RequestVerificationToken", this.screen.token());
    try {
      const response = await fetch(`/inspections/${inspection}/trip`, { method: "POST", body: fields });
      if (!response.ok) return this.screen.notice(this.screen.text("refused"), true);
      const answer = (await response.json()) as Answer;
      this.screen.notice(answer.message, !answer.done);
    } catch {
      this.screen.notice(this.screen.text("dead"), true);
    }
  }

  /** Shows what the category is asked and hides the rest. */
  private shape(): void {
    const option = this.category.selectedOptions[0];
    const more = this.ofMinors();
    const asked = new Set([...(option?.dataset["asked"] ?? "").split(" "), ...more]);
    const required = new Set([...(option?.dataset["required"] ?? "").split(" "), ...more]);
    for (const field of this.form.querySelectorAll<HTMLElement>("[data-field]")) {
      const name = field.dataset["field"]!;
      field.hidden = !asked.has(name);
      const control = this.control(name);
      if (control) {
        control.disabled = field.hidden;
        control.required = required.has(name);
      }
    }
  }

  /** What is asked of minors beside what their category is asked. */
  private ofMinors(): string[] {
    const minor = this.page.querySelector<HTMLElement>("#trip-facts")?.dataset["minor"] === "yes"
      || this.category.value.startsWith("MI");
    return minor ? ["AccompaniedBy", "Consent"] : [];
  }

  private control(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  }
}
