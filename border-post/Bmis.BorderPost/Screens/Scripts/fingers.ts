import { openDialog } from "bmis/dialog";
import { keepingFocus } from "./screen";
import type { LaneScreen } from "./screen";

interface Answer {
  done: boolean;
  message: string;
}

/** Quick changes are read aloud once they have come to rest. */
const restBeforeSaid = 400;

/**
 * The place of the traveller's fingers. It comes with each frame of the desk, and by itself while fingers are taken;
 * whichever is newer stays. A picture stays in its place until the next one has come.
 */
export class Fingers {
  private latest: { html: string; inspection: string; number: number } | null = null;
  private picture: HTMLImageElement | null = null;
  private said = "";
  private timer = 0;

  constructor(private readonly page: Document, private readonly screen: LaneScreen) {}

  /** The place was drawn anew by the lane. */
  show(html: string): void {
    const drawn = this.page.createElement("template");
    drawn.innerHTML = html;
    const room = drawn.content.querySelector<HTMLElement>(".fingers-room");
    this.latest = room ? { html, inspection: room.dataset["inspection"] ?? "", number: numberOf(room) } : null;
    this.seen();
  }

  /** The page was drawn anew: what is newer than the frame takes its place. */
  seen(): void {
    const place = this.page.querySelector<HTMLElement>("#fingers");
    const { latest } = this;
    const isOfTraveller = latest?.inspection === this.screen.band()?.dataset["inspection"];
    if (place && latest && isOfTraveller && latest.number > numberOf(this.room())) this.put(place, latest.html);
    this.draw();
    this.announce();
  }

  press(act: string): void {
    const room = this.room();
    if (!room) return;
    if (act === "finger-start") void this.post("start", new FormData());
    else if (act === "finger-stop") void this.post("stop", new FormData());
    else if (act === "finger-absent") this.open(room.dataset["asked"] ?? "");
    else if (act === "finger-retake") void this.post("retake", fieldsOf(room.dataset["retake"] ?? ""));
  }

  /** The form for one finger, with that finger chosen; of a hand that is asked for the first one. */
  open(finger: string): void {
    const select = this.page.querySelector<HTMLSelectElement>("#finger-position");
    if (!select?.form) return;
    select.form.reset();
    const marks = [...this.page.querySelectorAll<HTMLElement>("#fingers-list li")];
    select.replaceChildren(...marks.map((mark) => {
      return new Option(mark.textContent ?? "", mark.dataset["finger"], false, mark.dataset["finger"] === finger);
    }));
    const at = marks.find((mark) => mark.dataset["state"] === "live" || mark.dataset["state"] === "retry");
    if (!marks.some((mark) => mark.dataset["finger"] === finger) && at) select.value = at.dataset["finger"] ?? "";
    this.say(select.form, "");
    openDialog(this.page, "finger");
  }

  /** What the officer says of one finger. */
  async send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form);
    const act = fields.get("reason") ? "absence" : "retake";
    const refused = await this.post(act, fields);
    this.say(form, refused);
    if (!refused) form.closest("dialog")?.close();
  }

  private async post(act: string, fields: FormData): Promise<string> {
    const inspection = this.room()?.dataset["inspection"] ?? "";
    fields.set("__RequestVerificationToken", this.screen.token());
    const refused = await ask(`/inspections/${inspection}/fingers/${act}`, fields, this.screen.text("refused"));
    this.screen.notice(refused, true);
    return refused;
  }

  private put(place: HTMLElement, html: string): void {
    keepingFocus(this.page, place, () => (place.innerHTML = html));
    place.hidden = false;
  }

  private draw(): void {
    const place = this.page.querySelector<HTMLElement>(".finger-picture");
    const address = place?.dataset["picture"];
    if (!place || !address) return void (this.picture = null);
    const { picture } = this;
    if (picture) place.replaceChildren(picture);
    if (picture?.getAttribute("src") === address) return;
    const next = this.page.createElement("img");
    next.alt = place.dataset["words"] ?? "";
    next.src = address;
    void next.decode().then(() => {
      if (numberIn(address) < numberIn(this.picture?.getAttribute("src") ?? "")) return;
      this.picture = next;
      this.page.querySelector(".finger-picture[data-picture]:not([data-picture=''])")?.replaceChildren(next);
    }, () => undefined);
  }

  private announce(): void {
    const words = [...(this.room()?.querySelectorAll(".fingers-prompt, .fingers-advice") ?? [])]
      .map((one) => one.textContent?.trim()).join(". ");
    if (words === this.said) return;
    this.said = words;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.page.querySelector("#fingers-said")!.textContent = words;
    }, restBeforeSaid);
  }

  private room(): HTMLElement | null {
    return this.page.querySelector<HTMLElement>("#fingers .fingers-room");
  }

  private say(form: HTMLFormElement, text: string): void {
    const place = form.querySelector<HTMLElement>("[data-answer]")!;
    place.textContent = text;
    place.hidden = text === "";
  }
}

function numberOf(room: HTMLElement | null): number {
  return Number(room?.dataset["number"] ?? -1);
}

function numberIn(address: string): number {
  return Number(/number=(\d+)/.exec(address)?.[1] ?? -1);
}

function fieldsOf(position: string): FormData {
  const fields = new FormData();
  fields.set("position", position);
  return fields;
}

/** Empty when it was done; else what to tell the officer. */
async function ask(address: string, fields: FormData, refused: string): Promise<string> {
  try {
    const response = await fetch(address, { method: "POST", body: fields });
    if (!response.ok) return refused;
    const answer = (await response.json()) as Answer;
    return answer.done ? "" : answer.message;
  } catch {
    return refused;
  }
}
