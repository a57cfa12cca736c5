export interface KeyboardEvents {
  letter(letter: string): void;
  mrz(text: string): void;
}

/** A person leaves more time than that between two keys, a keyboard wedge less. */
const handSpeed = 60;
/** Silence that ends a text which is whole, or a few keys. */
const shortSilence = 250;
/** Silence that ends a text of which a part seems to be missing: a busy computer hands keys on with gaps. */
const longSilence = 1000;
/** A timer that comes later than that was held up, and keys may be waiting behind it. */
const heldUp = 20;
/** More than a person presses in one go. */
const fewKeys = 4;
/** The shortest MRZ worth showing to the parser; anything shorter is noise. */
const shortestMrz = 30;
/** The lines of an MRZ and their length. */
const sizes = [[2, 44], [2, 36], [3, 30]] as const;

function isWhole(text: string): boolean {
  if (/^(\{|3A|DC0)/i.test(text)) return text.endsWith("\n");
  const lines = text.trim().split(/\n+/);
  return sizes.some(([count, length]) => lines.length === count && lines.every((line) => line.length === length));
}

/**
 * Tells a person's single letters from a wedge that types a whole MRZ or a seal anywhere on the page. A letter acts
 * only when no other key follows at machine speed. Keys are timed by when they were pressed, not by when the page got
 * to them; and should the first key of a zone have been taken for a letter all the same, the zone gets it back.
 */
export class Keyboard {
  private typed = "";
  private before = "";
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
    if (event.timeStamp - this.last > longSilence) this.typed = this.before = "";
    this.last = event.timeStamp;
    if (this.typed.length >= 2) event.preventDefault();
    else if (character === "\n" || character === " ") return;
    this.typed += character;
    this.await();
  }

  private await(): void {
    clearTimeout(this.timer);
    const silence = this.typed.length === 1 ? handSpeed
      : this.typed.length <= fewKeys || isWhole(this.before + this.typed) || isWhole(this.typed) ? shortSilence
      : longSilence;
    const due = performance.now() + silence;
    this.timer = setTimeout(() => {
      if (performance.now() - due <= heldUp) this.settle();
      else this.timer = setTimeout(() => this.settle(), silence);
    }, silence);
  }

  private settle(): void {
    const [text, before] = [this.typed, this.before];
    this.typed = this.before = "";
    if (text.length === 1) {
      this.before = text;
      this.events.letter(text.toLowerCase());
    } else if (text.length === 2 && text[0] === text[1]) {
      for (const one of text) this.events.letter(one.toLowerCase());
    } else if (text.trim().length >= shortestMrz) {
      this.events.mrz(!isWhole(text) && isWhole(before + text) ? before + text : text);
    }
  }

  /** Braces of a scanned seal need a third level on many layouts, which looks like Ctrl and Alt together. */
  private isCommand(event: KeyboardEvent): boolean {
    return event.metaKey || ((event.ctrlKey || event.altKey) && !event.getModifierState("AltGraph"));
  }

  private isField(target: EventTarget | null): boolean {
    return target instanceof Element && target.closest("input, textarea, select") !== null;
  }
}
