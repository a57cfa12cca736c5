import { openDialog } from "bmis/dialog";
import { Camera } from "./camera";
import { Decisions } from "./decisions";
import { Documents } from "./documents";
import { Entries } from "./entries";
import { Keyboard } from "./keyboard";
import { Letters } from "./letters";
import { LiveLink } from "./link";
import { tellPresence } from "./presence";
import { LaneScreen } from "./screen";
import { Trips } from "./trips";

const screen = new LaneScreen(document);
const camera = new Camera(document, screen);
const link = new LiveLink(document.documentElement.dataset["language"] ?? "", {
  frame: (frame) => {
    screen.show(frame);
    camera.seen();
  },
  lost: () => screen.blank(),
  chip: (step, percent) => screen.chip(step, percent),
});
const decisions = new Decisions(screen, link);
const documents = new Documents(screen);
const trips = new Trips(document, screen);
const entries = new Entries(document, screen);
const letters = new Letters(document);

function press(button: HTMLElement): void {
  const act = button.dataset["act"];
  if (act === "Admit" || act === "Refer") decisions.decide(act);
  else if (act === "twice") screen.armed(button, () => decisions.decide("Refer"));
  else if (act === "ask") openAsk();
  else if (act === "trip") trips.open();
  else if (act === "entry") entries.openEntry();
  else if (act === "look") entries.openLook();
  else if (act === "photograph") camera.retake();
  else if (act === "assist") callAssistance();
}

/** Nothing on the page shows that somebody was called. */
function callAssistance(): void {
  const fields = new FormData();
  fields.set("__RequestVerificationToken", screen.token());
  void fetch("/assistance", { method: "POST", body: fields }).catch(() => undefined);
}

function openAsk(): void {
  const supervisor = screen.band()?.dataset["supervisor"] === "yes";
  document.querySelector("[data-supervisor-fields]")?.toggleAttribute("hidden", !supervisor);
  openDialog(document, "ask");
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-act]") : null;
  if (button) press(button);
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
  event.preventDefault();
  if (form.dataset["entry"] !== undefined || form.dataset["look"] !== undefined) return void entries.send(form);
  form.closest("dialog")?.close();
  if (form.dataset["decision"]) decisions.decideWith(form);
  else if (form.dataset["trip"] !== undefined) void trips.send();
  else if (form.dataset["document"] !== undefined) void documents.typed(form);
  else if (form.dataset["specimen"] !== undefined) void documents.specimen(event.submitter);
});

new Keyboard(document, {
  letter: (letter) => {
    if (letters.on) screen.pressKey(letter);
  },
  mrz: (text) => void documents.read(text),
}).listen();
tellPresence(document, () => screen.token());
link.run();
void camera.start();
