import { HubConnectionBuilder, LogLevel } from "@microsoft/signalr";

/**
 * Parts marked data-live="TOPIC" follow the centre: at the word that a topic has changed, the page is asked for again
 * with its own address and the part is exchanged. Without a connection the page stays as it was.
 */
const parts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>("[data-live]")];

let running = false;
let again = false;

async function refresh(): Promise<void> {
  if (running) {
    again = true;
    return;
  }

  running = true;
  do {
    again = false;
    await exchange();
  } while (again);
  running = false;
}

async function exchange(): Promise<void> {
  try {
    const answer = await fetch(location.href, { credentials: "same-origin", redirect: "error" });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts()) {
      const next = fresh.getElementById(part.id);
      if (next && !part.contains(document.activeElement)) part.replaceWith(document.adoptNode(next));
    }
  } catch {
    // The centre is away for the moment; the next event asks again.
  }
}

if (parts().length > 0) {
  const connection = new HubConnectionBuilder()
    .withUrl("/live")
    .withAutomaticReconnect({ nextRetryDelayInMilliseconds: () => 2000 })
    .configureLogging(LogLevel.None)
    .build();
  connection.on("changed", (topic: string) => {
    if (parts().some((part) => part.dataset["live"] === topic)) void refresh();
  });
  connection.onreconnected(() => refresh());
  void connection.start().then(() => {
    document.documentElement.dataset["connected"] = "";
    return refresh();
  });
}
