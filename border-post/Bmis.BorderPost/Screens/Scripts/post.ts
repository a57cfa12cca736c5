const askEvery = 5000;

/** Whether somebody is filling in a form: then the page must not be loaded anew under the hands. */
function isTyping(): boolean {
  return document.activeElement?.closest("form input, form textarea, form select") !== null;
}

/**
 * Shows a call for assistance, and that it was answered, on every page of second line and supervision. A page whose
 * session was locked or ended shows nothing any more.
 */
async function look(): Promise<void> {
  try {
    const answer = await fetch("/assistance/state", { redirect: "manual" });
    if (answer.type === "opaqueredirect") return location.reload();
    if (!answer.ok) return;
    const { open } = (await answer.json()) as { open: boolean };
    const shown = document.querySelector("#assistance") !== null;
    if (open !== shown && !isTyping()) location.reload();
  } catch {
    // The lane is away; the next look tells.
  }
}

setInterval(() => void look(), askEvery);
