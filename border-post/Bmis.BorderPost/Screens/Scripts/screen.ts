import { openDialog } from "bmis/dialog";
import type { Frame } from "./link";

const armedFor = 3000;

/** The officer's page: shows frames, blanks itself, says what happened. */
export class LaneScreen {
  private readonly liveArea: HTMLElement;
  private readonly lostArea: HTMLElement;
  private readonly texts: DOMStringMap;
  private shown = "";
  private began = 0;
  private reading: { step: string; percent: number } | null = null;
  private closed: { inspection: string | undefined; dialogs: string[] } | null = null;

  constructor(private readonly page: Document) {
    this.liveArea = page.querySelector<HTMLElement>("#live")!;
    this.lostArea = page.querySelector<HTMLElement>("#lost")!;
    this.texts = page.querySelector<HTMLElement>("#texts")!.dataset;
    setInterval(() => this.clock(), 250);
  }

  show(frame: Frame): void {
    if (frame.html !== this.shown) {
      this.shown = frame.html;
      this.draw(frame.html);
      this.began = performance.now() - Number(this.band()?.dataset["elapsed"] ?? 0);
      this.clock();
      this.announce();
    }
    this.bar(frame);
    this.lostArea.hidden = true;
    this.liveArea.hidden = false;
    this.page.body.dataset["live"] = "yes";
    if (this.closed) this.open(this.closed.inspection, this.closed.dialogs);
    this.closed = null;
  }

  /** A result that comes late closes nothing that the officer is reading about the same traveller. */
  private draw(html: string): void {
    const inspection = this.inspection();
    const read = openIn(this.liveArea);
    keepingFocus(this.page, this.liveArea, () => (this.liveArea.innerHTML = html));
    this.drawChip();
    this.open(inspection, read);
  }

  private inspection(): string | undefined {
    return this.band()?.dataset["inspection"];
  }

  private open(inspection: string | undefined, dialogs: string[]): void {
    if (this.inspection() === inspection) for (const id of dialogs) openDialog(this.page, id);
  }

  /** Nothing on the page may be believed any more. What was open comes back with the same traveller. */
  blank(): void {
    this.closed = { inspection: this.inspection(), dialogs: openIn(this.page) };
    this.shown = "";
    this.liveArea.replaceChildren();
    this.liveArea.hidden = true;
    this.lostArea.hidden = false;
    this.page.body.dataset["live"] = "no";
    this.page.querySelector("#bar")?.replaceChildren();
    for (const dialog of this.page.querySelectorAll("dialog[open]")) (dialog as HTMLDialogElement).close();
    this.announce();
  }

  band(): HTMLElement | null {
    return this.liveArea.querySelector<HTMLElement>(".band");
  }

  /** Says something about what the officer did; an empty text takes it away. */
  notice(text: string, urgent = false): void {
    const place = this.page.querySelector<HTMLElement>("#notice")!;
    place.textContent = text;
    place.hidden = text === "";
    place.dataset["tone"] = urgent ? "danger" : "info";
  }

  text(name: string): string {
    return this.texts[name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())] ?? "";
  }

  token(): string {
    return this.page.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
  }

  /** Presses the button that shows this letter; what a lost page does not offer is said, never swallowed. */
  pressKey(letter: string): void {
    if (this.page.querySelector("dialog[open]")) return;
    const button = [...this.page.querySelectorAll<HTMLButtonElement>(`button[data-key="${letter}"]`)]
      .find((one) => one.checkVisibility() && !one.disabled);
    if (button) button.click();
    else if (this.liveArea.hidden && "ar".includes(letter)) this.notice(this.text("dead"), true);
  }

  /** The first press arms the button, the second within three seconds acts. */
  armed(button: HTMLElement, act: () => void): void {
    if (button.dataset["armed"] !== undefined) {
      delete button.dataset["armed"];
      this.notice("");
      act();
      return;
    }
    button.dataset["armed"] = "";
    this.notice(this.text("again"));
    setTimeout(() => {
      if (button.dataset["armed"] === undefined) return;
      delete button.dataset["armed"];
      this.notice("");
    }, armedFor);
  }

  /** A step of the reading changes the line in place: nothing moves, and nothing is read aloud. */
  chip(step: string, percent: number): void {
    this.reading = { step, percent };
    this.drawChip();
  }

  private drawChip(): void {
    const bar = this.liveArea.querySelector<HTMLProgressElement>("#chip-progress");
    if (!bar || !this.reading) return void (this.reading = null);
    const { step, percent } = this.reading;
    const share = new Intl.NumberFormat(this.page.documentElement.lang, { style: "percent" }).format(percent / 100);
    this.liveArea.querySelector("#chip-step")!.textContent = this.text(`chip-${step}`).replace("{0}", share);
    if (step === "photo") bar.value = percent;
    else bar.removeAttribute("value");
  }

  private announce(): void {
    const band = this.page.querySelector<HTMLElement>("#live:not([hidden]) .band, #lost:not([hidden]) .band");
    const words = [...(band?.querySelectorAll(".band-words > *") ?? [])].map((one) => one.textContent);
    this.page.querySelector("#said")!.textContent = words.join(". ");
  }

  private bar(frame: Frame): void {
    const items = frame.bar.map((item) => {
      const part = this.page.createElement("span");
      part.className = "bar-state";
      part.dataset["state"] = item.state;
      part.textContent = item.text;
      return part;
    });
    this.page.querySelector("#bar")?.replaceChildren(...items);
  }

  private clock(): void {
    const place = this.liveArea.querySelector("[data-clock]");
    if (!place) return;
    const seconds = Math.floor((performance.now() - this.began) / 1000);
    const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (place.textContent !== text) place.textContent = text;
  }
}

function openIn(area: ParentNode): string[] {
  return [...area.querySelectorAll("dialog[open]")].map((dialog) => dialog.id);
}

/** Whoever is at a button stays there; where it is gone, at the one that its data-after names. */
export function keepingFocus(page: Document, area: HTMLElement, draw: () => void): void {
  const at = area.contains(page.activeElement) ? page.activeElement as HTMLElement : null;
  draw();
  if (!at?.id) return;
  const after = at.dataset["after"];
  (page.getElementById(at.id) ?? (after ? page.getElementById(after) : null))?.focus();
}
