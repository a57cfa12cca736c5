export interface KeyboardEvents {
  letter(letter: string): void;
  mrz(text: string): void;
}

/** A person leaves more time than that between two keys, a keyboard wedge less. */
const handSpeed = 60;
/** Silence that ends a wedge's text. */
const wedgeSilence = 250;
/** The shortest MRZ worth showing to the parser; anything shorter is noise. */
const shortestMrz = 30;

/**
 * Tells a person's single letters from a wedge that types a whole MRZ anywhere on the page. A letter acts only when no
 * other key follows at machine speed.
 */
export class Keyboard {
  private typed = "";
  private last = 0;
  private timer = 0;

  constructor(private readonly page: Document, private readonly events: KeyboardEvents) {}

  listen(): void {
    this.page.addEventListener("keydown", (event) => this.onKey(event), { capture: true });
  }

  private onKey(event: KeyboardEvent): void {
    if (this.isCommand(event) || event.repeat || this.isField(event.target)) return;
    const character = event.key === "Enter" ? "\n" : event.key;
    if (character.length !== 1) return;
    const now = performance.now();
    if (now - this.last > wedgeSilence) this.typed = "";
    this.last = now;
    if (this.typed.length >= 2) event.preventDefault();
    else if (character === "\n" || character === " ") return;
    this.typed += character;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(), this.typed.length === 1 ? handSpeed : wedgeSilence);
  }

  private settle(): void {
    const text = this.typed;
    this.typed = "";
    if (text.length === 1) this.events.letter(text.toLowerCase());
    else if (text.length === 2 && text[0] === text[1]) {
      for (const one of text) this.events.letter(one.toLowerCase());
    }
    else if (text.trim().length >= shortestMrz) this.events.mrz(text);
  }

  /** Braces of a scanned seal need a third level on many layouts, which looks like Ctrl and Alt together. */
  private isCommand(event: KeyboardEvent): boolean {
    return event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
  }

  private isField(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest("input, textarea, select") !== null;
  }
}
