import type { LaneScreen } from "./screen";

/** Hands documents that were typed, wedged or taken from the tray to the lane. */
export class Documents {
  constructor(private readonly screen: LaneScreen) {}

  async typed(form: HTMLFormElement): Promise<void> {
    const text = String(new FormData(form).get("mrz") ?? "");
    form.reset();
    await this.read(text);
  }

  async read(mrz: string): Promise<void> {
    await this.post("/documents", "mrz", mrz);
  }

  async specimen(button: HTMLElement | null): Promise<void> {
    if (button instanceof HTMLButtonElement) await this.post("/documents/specimen", "id", button.value);
  }

  /** Lays a finger that nobody has on the simulated reader. */
  async touch(button: HTMLElement | null): Promise<void> {
    if (button instanceof HTMLButtonElement) await this.post("/fingers/touch", "touch", button.value);
  }

  private async post(address: string, name: string, value: string): Promise<void> {
    const fields = new FormData();
    fields.set(name, value);
    fields.set("__RequestVerificationToken", this.screen.token());
    try {
      const response = await fetch(address, { method: "POST", body: fields });
      const read = response.ok && ((await response.json()) as { done: boolean }).done;
      this.screen.notice(read ? "" : this.screen.text("unread"), !read);
    } catch {
      this.screen.notice(this.screen.text("unread"), true);
    }
  }
}
