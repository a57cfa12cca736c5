import { openDialog } from "bmis/dialog";
import { Camera } from "./camera";
import { Decisions } from "./decisions";
import { Documents } from "./documents";
import { Entries } from "./entries";
import { Fingers } from "./fingers";
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
    fingers.seen();
  },
  lost: () => screen.blank(),
  chip: (step, percent) => screen.chip(step, percent),
  fingers: (html) => fingers.show(html),
});
const decisions = new Decisions(screen, link);
const documents = new Documents(screen);
const trips = new Trips(document, screen);
const entries = new Entries(document, screen);
const fingers = new Fingers(document, screen);
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
  else if (act?.startsWith("finger-")) fingers.press(act);
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
  const target = event.target instanceof Element ? event.target : null;
  const button = target?.closest<HTMLElement>("button[data-act]");
  if (button) press(button);
  const finger = target?.closest<SVGElement>("#fingers [data-finger]");
  if (finger) fingers.open(finger.dataset["finger"] ?? "");
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== "get") return;
  event.preventDefault();
  if (form.dataset["entry"] !== undefined || form.dataset["look"] !== undefined) return void entries.send(form);
  if (form.dataset["fingerForm"] !== undefined) return void fingers.send(form);
  form.closest("dialog")?.close();
  if (form.dataset["decision"]) decisions.decideWith(form);
  else if (form.dataset["trip"] !== undefined) void trips.send();
  else if (form.dataset["document"] !== undefined) void documents.typed(form);
  else if (form.dataset["touch"] !== undefined) void documents.touch(event.submitter);
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
