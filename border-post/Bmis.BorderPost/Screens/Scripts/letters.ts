import { recall, remember } from "./computer";

const remembered = "bmis.letters";

/** Whether single letters act (WCAG 2.2, 2.1.4): settled on the page, remembered on this computer. */
export class Letters {
  private readonly box: HTMLInputElement;

  constructor(private readonly page: Document) {
    this.box = page.querySelector<HTMLInputElement>("#letters")!;
    this.box.checked = recall(remembered) !== "off";
    this.box.addEventListener("change", () => {
      remember(remembered, this.box.checked ? "on" : "off");
      this.show();
    });
    this.show();
  }

  get on(): boolean {
    return this.box.checked;
  }

  /** Hides the letters that do nothing; the silent call, which has no other way, is then reached by Tab. */
  private show(): void {
    this.page.body.dataset["letters"] = this.on ? "on" : "off";
    this.page.querySelector<HTMLElement>("[data-act=assist]")!.tabIndex = this.on ? -1 : 0;
  }
}
