import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";
import type { HubConnection } from "@microsoft/signalr";

export interface BarItem {
  state: string;
  text: string;
}

export interface Frame {
  revision: number;
  html: string;
  bar: BarItem[];
}

export interface LinkEvents {
  frame(frame: Frame): void;
  lost(): void;
  /** What is being read of the chip, and how much of the photo. */
  chip(step: string, percent: number): void;
  /** The place of the traveller's fingers, drawn anew. */
  fingers(html: string): void;
}

/** Silence after which nothing on the page may be believed; the lane beats twice a second. */
const longestSilence = 1400;
const watchEvery = 200;
/** A gap between two ticks that long means that the tab was frozen: what is queued is old. */
const frozenAfter = 1000;
const tryAgainAfter = 300;

/** Keeps the page live, or says within two seconds that it is not. */
export class LiveLink {
  live = false;
  private readonly hub: HubConnection;
  private sign = 0;
  private tick = performance.now();
  private revision = 0;
  private looking = false;
  private waiting: (() => void)[] = [];

  constructor(language: string, private readonly events: LinkEvents) {
    this.hub = new HubConnectionBuilder()
      .withUrl(`/live?culture=${encodeURIComponent(language)}`, {
        skipNegotiation: true,
        transport: HttpTransportType.WebSockets,
      })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.on("beat", (revision: number) => this.onBeat(revision));
    this.hub.on("frame", (frame: Frame) => this.onFrame(frame));
    this.hub.on("chip", (step: string, percent: number) => this.events.chip(step, percent));
    this.hub.on("fingers", (html: string) => this.events.fingers(html));
    this.hub.onclose(() => this.onLost());
  }

  run(): void {
    setInterval(() => this.watch(), watchEvery);
    document.addEventListener("resume", () => this.onLost());
    window.addEventListener("pageshow", (event) => event.persisted && this.onLost());
    void this.connect();
  }

  /** Resolves at once when live, else with the next live frame. */
  untilLive(): Promise<void> {
    return this.live ? Promise.resolve() : new Promise((resolve) => this.waiting.push(resolve));
  }

  private async connect(): Promise<void> {
    if (this.hub.state !== HubConnectionState.Disconnected) return;
    try {
      await this.hub.start();
      await this.look();
    } catch {
      void this.leaveIfLocked();
      setTimeout(() => void this.connect(), tryAgainAfter);
    }
  }

  /** A lane that answers but gives no connection has locked this page or signed its officer out. */
  private async leaveIfLocked(): Promise<void> {
    try {
      const signal = AbortSignal.timeout(longestSilence);
      const answer = await fetch("/", { method: "HEAD", redirect: "manual", signal });
      if (answer.type === "opaqueredirect") location.assign("/");
    } catch {
      // The lane is gone; the page stays blank and keeps trying.
    }
  }

  /** Asks for a frame of this moment: what was queued while the tab was frozen does not make the page live. */
  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      this.accept(await this.hub.invoke<Frame>("Look"));
    } finally {
      this.looking = false;
    }
  }

  private onBeat(revision: number): void {
    this.watch();
    if (!this.live || revision !== this.revision) void this.look().catch(() => this.onLost());
    else this.sign = performance.now();
  }

  private onFrame(frame: Frame): void {
    this.watch();
    if (this.live) this.accept(frame);
    else void this.look().catch(() => this.onLost());
  }

  private accept(frame: Frame): void {
    this.sign = performance.now();
    if (this.live && frame.revision < this.revision) return;
    this.revision = frame.revision;
    this.live = true;
    this.events.frame(frame);
    for (const resolve of this.waiting.splice(0)) resolve();
  }

  private watch(): void {
    const now = performance.now();
    const frozen = now - this.tick > frozenAfter;
    this.tick = now;
    if (frozen || now - this.sign > longestSilence) this.onLost();
  }

  private onLost(): void {
    if (this.live) {
      this.live = false;
      this.events.lost();
    }
    if (this.hub.state === HubConnectionState.Disconnected) setTimeout(() => void this.connect(), tryAgainAfter);
  }
}
