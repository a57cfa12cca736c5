import type { LiveLink } from "./link";
import type { LaneScreen } from "./screen";

interface Answer {
  done: boolean;
  message: string;
}

const longestAnswer = 4000;
const noticeFor = 6000;

/** One key for one press. getRandomValues works where randomUUID does not: on a lane without TLS. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(16).padStart(2, "0")).join("");
}

/** Sends decisions. A press is acknowledged visibly or stays visibly unsent; a repeated send carries the same key. */
export class Decisions {
  private sending = false;

  constructor(private readonly screen: LaneScreen, private readonly link: LiveLink) {}

  decide(act: string): void {
    this.begin(act, new FormData());
  }

  decideWith(form: HTMLFormElement): void {
    const fields = new FormData(form);
    form.reset();
    this.begin(form.dataset["decision"]!, fields);
  }

  private begin(act: string, fields: FormData): void {
    const band = this.screen.band();
    if (this.sending) return;
    if (!this.link.live || !band?.dataset["inspection"]) {
      this.screen.notice(this.screen.text("dead"), true);
      return;
    }
    fields.set("act", act);
    fields.set("revision", band.dataset["revision"] ?? "0");
    fields.set("key", newKey());
    fields.set("__RequestVerificationToken", this.screen.token());
    this.sending = true;
    this.screen.notice(this.screen.text("sending"));
    void this.send(`/inspections/${band.dataset["inspection"]}/decision`, fields);
  }

  private async send(address: string, fields: FormData): Promise<void> {
    for (;;) {
      try {
        const response = await fetch(address, {
          method: "POST",
          body: fields,
          signal: AbortSignal.timeout(longestAnswer),
        });
        if (response.redirected) location.assign("/");
        if (response.ok) return this.end((await response.json()) as Answer);
        if (response.status < 500) return this.end({ done: false, message: this.screen.text("refused") });
      } catch {
        this.screen.notice(this.screen.text("unsent"), true);
      }
      await this.link.untilLive();
    }
  }

  private end(answer: Answer): void {
    this.sending = false;
    this.screen.notice(answer.message, !answer.done);
    if (answer.done) setTimeout(() => this.screen.notice(""), noticeFor);
  }
}
