import { openDialog } from "bmis/dialog";
import type { LaneScreen } from "./screen";

interface Answer {
  done: boolean;
  message: string;
  field: string;
}

/** The forms for a document that no machine reads. One that is refused stays open, with what was typed. */
export class Entries {
  constructor(private readonly page: Document, private readonly screen: LaneScreen) {}

  /** Begins with what the machine has read; what was typed and not yet taken stays. */
  openEntry(): void {
    const form = this.form("entry");
    const inspection = this.screen.band()?.dataset["inspection"] ?? "";
    if (form.dataset["inspection"] !== inspection) {
      form.reset();
      form.dataset["inspection"] = inspection;
      for (const one of this.page.querySelectorAll<HTMLDataElement>("#read data")) {
        const control = this.control(form, one.dataset["field"]!);
        if (control) control.value = one.value;
      }
    }
    this.say(form, "");
    openDialog(this.page, "entry");
  }

  openLook(): void {
    const form = this.form("look");
    form.reset();
    this.say(form, "");
    openDialog(this.page, "look");
  }

  async send(form: HTMLFormElement): Promise<void> {
    const inspection = this.screen.band()?.dataset["inspection"] ?? "";
    const fields = new FormData(form);
    if (form.dataset["entry"] !== undefined) return this.post(form, "/documents/typed", fields, inspection);
    return this.post(form, `/inspections/${inspection}/second-look`, fields, "");
  }

  private async post(form: HTMLFormElement, address: string, fields: FormData, inspection: string): Promise<void> {
    if (inspection) fields.set("inspection", inspection);
    fields.set("__RequestVerificationToken", this.screen.token());
    try {
      const response = await fetch(address, { method: "POST", body: fields });
      if (!response.ok) return this.say(form, this.screen.text("refused"));
      const answer = (await response.json()) as Answer;
      if (!answer.done) return this.refuse(form, answer);
      form.reset();
      delete form.dataset["inspection"];
      form.closest("dialog")?.close();
      this.screen.notice(answer.message);
    } catch {
      this.say(form, this.screen.text("dead"));
    }
  }

  private refuse(form: HTMLFormElement, answer: Answer): void {
    this.say(form, answer.message);
    const password = this.control(form, "Password");
    if (password) password.value = "";
    this.control(form, answer.field)?.focus();
  }

  private say(form: HTMLFormElement, text: string): void {
    const place = form.querySelector<HTMLElement>("[data-answer]")!;
    place.textContent = text;
    place.hidden = text === "";
  }

  private form(name: string): HTMLFormElement {
    return this.page.querySelector<HTMLFormElement>(`form[data-${name}]`)!;
  }

  private control(form: HTMLFormElement, name: string): HTMLInputElement | HTMLSelectElement | null {
    return name ? form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`) : null;
  }
}
