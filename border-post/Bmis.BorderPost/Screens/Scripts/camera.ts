import { Cameras } from "./cameras";
import type { LaneScreen } from "./screen";

interface Answer {
  done: boolean;
  message: string;
}

const width = 480;
const height = 640;
const shots = 6;
const betweenShots = 150;

/** Picture elements that are looked at to compare shots; enough to tell light and sharpness. */
const sample = { width: 48, height: 64 };

/**
 * The lane's camera: a live picture in its place, one automatic shot while a document is being read, another by key.
 * What is wrong with it is said in words.
 */
export class Camera {
  private readonly video: HTMLVideoElement;
  private readonly expected: boolean;
  private readonly cameras: Cameras;
  private state = "starting";
  private shotFor = "";
  private busy = false;
  private opening = false;
  private openAgain = false;
  private isOther = false;

  constructor(private readonly page: Document, private readonly screen: LaneScreen) {
    this.video = page.createElement("video");
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.setAttribute("aria-hidden", "true");
    this.expected = page.querySelector("#texts")?.getAttribute("data-camera") === "yes";
    this.cameras = new Cameras(page, screen.text("camera-unnamed"), () => void this.open());
  }

  async start(): Promise<void> {
    if (!this.expected) return;
    navigator.mediaDevices?.addEventListener("devicechange", () => void this.again());
    await this.open();
  }

  /** One opening at a time; what changes meanwhile is looked at once it is done. */
  private async open(): Promise<void> {
    this.openAgain = true;
    if (this.opening) return;
    this.opening = true;
    while (this.openAgain) {
      this.openAgain = false;
      await this.tryOpen();
    }
    this.opening = false;
  }

  private async tryOpen(): Promise<void> {
    try {
      this.say(await this.use() ? "on" : "lost");
    } catch (problem) {
      const denied = problem instanceof DOMException && problem.name === "NotAllowedError";
      this.say(denied ? "denied" : "none");
    }
  }

  /** False when the camera was unplugged while it was being opened. */
  private async use(): Promise<boolean> {
    const { stream, isOther } = await this.cameras.open();
    const before = this.video.srcObject;
    const track = stream.getVideoTracks()[0]!;
    const unplugged = new Promise<void>((resolve) => track.addEventListener("ended", () => resolve()));
    void unplugged.then(() => this.say("lost"));
    this.video.srcObject = stream;
    if (before instanceof MediaStream) for (const old of before.getTracks()) old.stop();
    if (isOther || this.isOther) this.screen.notice(isOther ? this.screen.text("camera-other") : "", isOther);
    this.isOther = isOther;
    if (track.readyState === "live") await Promise.race([this.video.play(), unplugged]);
    return track.readyState === "live";
  }

  /** The page was drawn anew: the live picture goes back to its place, and a new traveller is photographed. */
  seen(): void {
    const place = this.page.querySelector<HTMLElement>("[data-camera-place]");
    if (!this.expected || !place) return;
    if (this.state === "on") {
      place.replaceChildren(this.video);
      void this.video.play().catch(() => undefined);
    }
    this.caption();
    const inspection = this.screen.band()?.dataset["inspection"] ?? "";
    if (this.state === "on" && inspection && inspection !== this.shotFor) void this.shoot(inspection);
  }

  /** Another photograph of the traveller at the desk. */
  retake(): void {
    const inspection = this.screen.band()?.dataset["inspection"] ?? "";
    if (this.state !== "on" || !inspection) return this.screen.notice(this.screen.text(`camera-${this.state}`), true);
    void this.shoot(inspection);
  }

  /** A camera came or went: a missing one is opened, and the chosen one takes its place again. */
  private async again(): Promise<void> {
    const wasOpening = this.opening;
    const isChosenHere = await this.cameras.look();
    if (wasOpening || this.state !== "on" || (this.isOther && isChosenHere)) await this.open();
  }

  private say(state: string): void {
    this.state = state;
    this.seen();
  }

  private caption(): void {
    const caption = this.page.querySelector<HTMLElement>("[data-camera-caption]");
    if (caption && this.state !== "on") caption.textContent = this.screen.text(`camera-${this.state}`);
  }

  private async shoot(inspection: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.shotFor = inspection;
    try {
      const picture = await this.best();
      if (picture) await this.send(inspection, picture);
    } finally {
      this.busy = false;
      this.seen();
    }
  }

  /** The sharpest of some shots. */
  private async best(): Promise<Blob | null> {
    let best: HTMLCanvasElement | null = null;
    let most = -1;
    for (let shot = 0; shot < shots; shot++) {
      const canvas = this.draw(width, height);
      const score = this.sharpness();
      if (score > most) [best, most] = [canvas, score];
      await new Promise((resolve) => setTimeout(resolve, betweenShots));
    }
    return new Promise((resolve) => best ? best.toBlob(resolve, "image/jpeg", 0.92) : resolve(null));
  }

  private draw(toWidth: number, toHeight: number): HTMLCanvasElement {
    const canvas = this.page.createElement("canvas");
    [canvas.width, canvas.height] = [toWidth, toHeight];
    const { videoWidth, videoHeight } = this.video;
    const cut = Math.min(videoWidth, (videoHeight * width) / height);
    const tall = (cut * height) / width;
    canvas.getContext("2d")?.drawImage(
      this.video, (videoWidth - cut) / 2, (videoHeight - tall) / 2, cut, tall, 0, 0, toWidth, toHeight);
    return canvas;
  }

  private sharpness(): number {
    const pixels = this.draw(sample.width, sample.height).getContext("2d")
      ?.getImageData(0, 0, sample.width, sample.height).data;
    if (!pixels) return 0;
    let sum = 0;
    for (let i = 4; i < pixels.length; i += 4) sum += Math.abs((pixels[i + 1] ?? 0) - (pixels[i - 3] ?? 0));
    return sum;
  }

  private async send(inspection: string, picture: Blob): Promise<void> {
    const fields = new FormData();
    fields.set("photograph", picture, "live.jpg");
    fields.set("__RequestVerificationToken", this.screen.token());
    try {
      const response = await fetch(`/inspections/${inspection}/photograph`, { method: "POST", body: fields });
      if (!response.ok) return this.screen.notice(this.screen.text("camera-unsent"), true);
      const answer = (await response.json()) as Answer;
      if (answer.message) this.screen.notice(answer.message, !answer.done);
    } catch {
      this.screen.notice(this.screen.text("camera-unsent"), true);
    }
  }
}
