/**
 * The cockpit of whoever leads a class: one big button for what comes next, the key, the votes as they
 * come, and the plan with its minutes. It keeps where the class stands in this browser, and hands it to
 * a server that was started anew. The key stands in the address behind `#`, which no request holds.
 */

import stage from "./stage.js";
import { ClassModel } from "./class/model.js";
import { Hands } from "./lead/hands.js";
import { keep, kept } from "./lead/kept.js";
import { saved } from "./lead/saving.js";
import { shortcuts } from "./lead/shortcuts.js";
import { minutes, moved, pace, restored as timed, took } from "./lead/timing.js";
import { wifiForm } from "./class/wifi.js";

/** How often it looks what has come, in milliseconds. */
const LOOK = 700;
/** So many more are let in at once. */
const MORE = 5;

const { lang, words } = JSON.parse(document.getElementById("class-data").textContent);
const base = document.querySelector("script[data-base]").dataset.base;
const key = new URLSearchParams(location.hash.slice(1)).get("k") ?? "";
const part = (name) => document.getElementById(`class-${name}`);
const worded = (name, n, of = "") => words[name].replace("##", of).replace("#", n);
const model = new ClassModel({ lang, key: "", title: "", parts: [] }, () => {});
const hands = new Hands(words, told);
let now = null;
let log = null;
let sure = "";

function say(text) {
  part("line").textContent = text;
  part("line").hidden = !text;
}

async function fetched(what, sent) {
  const headers = { "law-lead": key, "content-type": "application/json" };
  const how = sent ? { method: "POST", headers, body: JSON.stringify(sent) } : { headers };
  const answer = await fetch(`${base}lead/${what}?lang=${lang}`, how);
  if (answer.status === 403) throw new Error(words["class-no-key"]);
  return answer;
}

async function asked(what, sent) {
  const answer = await fetched(what, sent);
  return [answer.status, await answer.json()];
}

/** Says an act once; one that is asked for in a state that is over is not done. Returns the fields that were not read. */
async function told(act) {
  try {
    const [status, state] = await asked("act", { ...act, on: now.at });
    if (status === 422) return state.fields;
    if (status === 200 || status === 409) show(state);
    return status === 200 ? [] : null;
  } catch (error) {
    say(error instanceof TypeError ? words["class-lost"] : error.message);
    return null;
  }
}

/** Makes a move, once the hands that were typed are in: what cannot be read of them is shown, and nothing moves. */
async function act(move, to = "") {
  return (await hands.gathered()) ? told({ move, to }) : null;
}

function button(way, label, press, kind = "door-plain") {
  const made = Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: label });
  made.dataset.way = way;
  made.onclick = press;
  return made;
}

/** Asks once more before what cannot be undone. */
function twice(move, text) {
  return () => {
    if (sure === move) {
      sure = "";
      say("");
      return act(move);
    }
    sure = move;
    say(text);
  };
}

function show(state) {
  const same = now && now.at === state.at;
  now = state;
  part("code").textContent = `${state.code.slice(0, 3)} ${state.code.slice(3)}`;
  part("n").textContent = part("n").dataset.words.replace("##", state.in).replace("#", state.n);
  part("crowd").hidden = !state.crowded;
  model.drawn(state.view);
  if (same) return clock();
  sure = "";
  const stored = keep("room", JSON.stringify({ code: now.code, text: state.kept }));
  say(stored ? "" : words["class-not-kept"]);
  part("limit").textContent = worded("class-limit", state.limit);
  Object.assign(part("screen"), { href: `${base}c/${state.code}/screen?lang=${lang}`, hidden: false });
  const held = document.activeElement?.dataset.way;
  part("moves").replaceChildren(
    ...state.moves.map(({ move, to, label }, n) =>
      button(n ? move : "next", label, () => act(move, to), n ? "door-plain" : "door-button"),
    ),
  );
  part("more").replaceChildren(
    button("back", words["class-back"], () => act("back")),
    button("blank", words[state.blank ? "class-unblank" : "class-blank"], () => act("blank")),
    button("lock", words[state.locked ? "class-unlock" : "class-lock"], () => act("lock")),
    button("limit", worded("class-more-people", MORE), () => act("limit", String(state.limit + MORE))),
    button("again", words["class-again"], twice("again", words["class-again-sure"])),
    button("stop", words["class-end"], twice("end", words["class-end-sure"])),
  );
  part("blocks").replaceChildren(...state.blocks.map(planned));
  hands.offer(state.view.key.split("/").slice(2, 4).join("/"), state.hands);
  clock();
  if (held) document.querySelector(`[data-way="${held}"]`)?.focus();
}

function planned({ n, title, state, broken }) {
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("span"), { textContent: title }));
  const time = Object.assign(document.createElement("span"), { className: "class-minutes" });
  time.dataset.block = n;
  line.append(time);
  if (broken) line.append(words["class-broken"], " ");
  line.dataset.state = state;
  if (state === "now") line.setAttribute("aria-current", "step");
  else line.append(button(`go-${n}`, words["class-jump"], () => act("go", String(n))));
  return line;
}

/** Minutes planned against minutes gone. They change in silence. */
function clock() {
  const at = now.blocks.find(({ state }) => state === "now");
  const before = log ?? timed(kept("time"), now.code);
  log = moved(before, at ? at.n : null, Date.now());
  if (log !== before) keep("time", JSON.stringify(log));
  for (const { n, minutes: of } of now.blocks) {
    const gone = minutes(took(log, n, Date.now()));
    const place = document.querySelector(`.class-minutes[data-block="${n}"]`);
    const spent = log.at === n || log.spent[n];
    if (place) written(place, spent ? worded("class-time-block", gone, of) : worded("class-minutes", of));
  }
  const { planned: of, gone, late } = pace(log, now.blocks, Date.now());
  const how = late > 0 ? "class-time-behind" : late < 0 ? "class-time-ahead" : "class-time-even";
  written(part("time"), `${worded("class-time-all", gone, of)} ${worded(how, Math.abs(late))}`);
}

function written(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/** A server begun anew stands in the lobby: it is told where the class stood. */
async function restored(state) {
  if (state.at.split(".")[1] !== "0") return state;
  try {
    const { code, text } = JSON.parse(kept("room"));
    if (code !== state.code || JSON.parse(text).at === 0) return state;
    const [status, back] = await asked("restore", { kept: text });
    if (status !== 200) return state;
    now = null;
    setTimeout(() => say(words["class-came-back"]));
    return back;
  } catch {
    return state;
  }
}

async function look() {
  try {
    const [, state] = await asked("state");
    show(await restored(state));
    if (part("line").textContent === words["class-lost"]) say("");
  } catch (error) {
    say(error instanceof TypeError ? words["class-lost"] : error.message);
  }
  setTimeout(look, LOOK);
}

/** What a key asks for, where it is on offer. */
function pressed(what) {
  if (!now) return undefined;
  const [usual] = now.moves;
  const offered = (move) => now.moves.find((each) => each.move === move);
  const bars = now.phase === "counts" ? { move: "back" } : offered("counts");
  const found = { next: usual, bars, verdict: offered("verdict"), twin: offered("twin") };
  const { move, to } = what in found ? found[what] ?? {} : { move: what };
  return move ? act(move, to) : say(words["class-not-now"]);
}

/** Fetches a table and gives it to be saved, under the day of the class. */
async function exported(table) {
  const answer = await fetched("csv", { table });
  const day = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  saved(await answer.blob(), `${table}-${day}.csv`);
}

stage.render({ model, el: part("view") });
shortcuts(pressed);
for (const each of document.querySelectorAll("[data-table]")) {
  each.onclick = () => exported(each.dataset.table).catch(() => say(words["class-lost"]));
}
part("crowd").querySelector("button").onclick = () =>
  asked("crowd", {}).then(() => (part("crowd").hidden = true), () => say(words["class-lost"]));
wifiForm(asked);
look();
