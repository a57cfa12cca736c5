import { recall, remember } from "./computer";

const remembered = "bmis.camera";
const size = { width: { ideal: 1280 }, height: { ideal: 720 } };

export interface Opened {
  stream: MediaStream;
  /** True when the chosen camera is not connected and this is another one. */
  isOther: boolean;
}

/** Which of several cameras is used: chosen on the page, remembered on this computer. */
export class Cameras {
  private readonly select: HTMLSelectElement;
  private chosen = recall(remembered);

  constructor(private readonly page: Document, private readonly unnamed: string, changed: () => void) {
    this.select = page.querySelector<HTMLSelectElement>("#camera")!;
    this.select.addEventListener("change", () => {
      this.chosen = this.select.value;
      remember(remembered, this.chosen);
      changed();
    });
  }

  /** The chosen camera, or another one when that is not connected. */
  async open(): Promise<Opened> {
    const stream = await this.openChosen() ?? await navigator.mediaDevices.getUserMedia({ video: size });
    const used = stream.getVideoTracks()[0]?.getSettings().deviceId ?? "";
    await this.look(used);
    return { stream, isOther: this.chosen !== "" && used !== this.chosen };
  }

  /** Offers the cameras that are connected now; true when the chosen one is among them. */
  async look(used?: string): Promise<boolean> {
    const devices = (await navigator.mediaDevices.enumerateDevices()).filter((one) => one.kind === "videoinput");
    // Read after the wait: somebody may have chosen meanwhile.
    const shown = used ?? this.select.value;
    this.select.replaceChildren(...devices.map((one, index) => this.option(one, index + 1)));
    this.select.value = shown;
    this.select.closest<HTMLElement>("[data-cameras]")!.hidden = devices.length < 2;
    return devices.some((one) => one.deviceId === this.chosen);
  }

  private async openChosen(): Promise<MediaStream | null> {
    if (this.chosen === "") return null;
    try {
      const video = { ...size, deviceId: { exact: this.chosen } };
      return await navigator.mediaDevices.getUserMedia({ video });
    } catch (problem) {
      if (problem instanceof DOMException && problem.name === "NotAllowedError") throw problem;
      return null;
    }
  }

  private option(device: MediaDeviceInfo, number: number): HTMLOptionElement {
    const option = this.page.createElement("option");
    option.value = device.deviceId;
    option.textContent = device.label || this.unnamed.replace("{0}", String(number));
    return option;
  }
}
