const tellEvery = 30_000;

/** Tells the lane, now and then, that somebody uses the page; a page that nobody uses is locked. */
export function tellPresence(page: Document, token: () => string): void {
  let told = performance.now();
  const tell = (): void => {
    if (performance.now() - told < tellEvery) return;
    told = performance.now();
    const fields = new FormData();
    fields.set("__RequestVerificationToken", token());
    void fetch("/here", { method: "POST", body: fields }).catch(() => undefined);
  };
  for (const sign of ["keydown", "pointerdown", "pointermove"]) page.addEventListener(sign, tell, { passive: true });
}
