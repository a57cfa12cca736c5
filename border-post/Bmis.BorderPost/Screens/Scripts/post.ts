const askEvery = 5000;

/** Whether somebody is filling in a form: then the page must not be loaded anew under the hands. */
function isTyping(): boolean {
  return document.activeElement?.closest("form input, form textarea, form select") !== null;
}

/** Whether the page of discreet hits has something new; every other page asks nothing. */
async function isOld(): Promise<boolean> {
  const page = document.querySelector<HTMLElement>("#discreet");
  if (!page) return false;
  const answer = await fetch("/discreet/state", { redirect: "manual" });
  return answer.ok && ((await answer.json()) as { state: string }).state !== page.dataset["state"];
}

/**
 * Shows a call for assistance, or a hit of a newer list, and that it was answered, on every page of second line and
 * supervision. A page whose session was locked or ended shows nothing any more.
 */
async function look(): Promise<void> {
  try {
    const answer = await fetch("/assistance/state", { redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    if (!answer.ok) return;
    const { open, late } = (await answer.json()) as { open: boolean; late: number };
    const shown = document.querySelector("#assistance") !== null;
    const chased = Number(document.querySelector<HTMLElement>("#late")?.dataset["count"] ?? 0);
    if ((open !== shown || late !== chased || (await isOld())) && !isTyping()) location.reload();
  } catch {
    // The lane is away; the next look tells.
  }
}

setInterval(() => void look(), askEvery);
