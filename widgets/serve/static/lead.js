/**
 * The cockpit of whoever leads a class: one big button for what comes next, the key, the votes as they
 * come, and the plan. It keeps where the class stands in this browser, and hands it to a server that
 * was started anew. The key stands in the address behind `#`, which no request holds.
 */

import stage from "./stage.js";
import { ClassModel } from "./class/model.js";
import { keyed } from "./class/keys.js";
import { wifiForm } from "./class/wifi.js";

/** How often it looks what has come, in milliseconds. */
const LOOK = 700;
const KEPT = "law-at-the-door/class/lead";

const { lang, words } = JSON.parse(document.getElementById("class-data").textContent);
const base = document.querySelector("script[data-base]").dataset.base;
const key = new URLSearchParams(location.hash.slice(1)).get("k") ?? "";
const part = (name) => document.getElementById(`class-${name}`);
const model = new ClassModel({ lang, key: "", title: "", parts: [] }, () => {});
let now = null;
let sure = "";

function say(text) {
  part("line").textContent = text;
  part("line").hidden = !text;
}

async function asked(what, told) {
  const headers = { "law-lead": key, "content-type": "application/json" };
  const how = told ? { method: "POST", headers, body: JSON.stringify(told) } : { headers };
  const answer = await fetch(`${base}lead/${what}?lang=${lang}`, how);
  if (answer.status === 403) throw new Error(words["class-no-key"]);
  return [answer.status, await answer.json()];
}

function button(label, press, kind = "door-plain") {
  const made = Object.assign(document.createElement("button"), { type: "button", className: kind, textContent: label });
  made.onclick = press;
  return made;
}

/** Does a move once; one that is asked for in a state that is over is not made. */
async function act(move, to = "") {
  const [status, state] = await asked("act", { move, to, on: now.at });
  if (status === 200 || status === 409) show(state);
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
  model.drawn(state.view);
  if (same) return;
  sure = "";
  say("");
  keep(state.kept);
  const held = document.activeElement?.dataset.way;
  part("moves").replaceChildren(
    ...state.moves.map(({ move, to, label }, n) => {
      const made = button(label, () => act(move, to), n ? "door-plain" : "door-button");
      made.dataset.way = n ? move : "next";
      return made;
    }),
  );
  part("more").replaceChildren(
    button(words["class-back"], () => act("back")),
    button(words[state.blank ? "class-unblank" : "class-blank"], () => act("blank")),
    button(words[state.locked ? "class-unlock" : "class-lock"], () => act("lock")),
    button(words["class-again"], twice("again", words["class-again-sure"])),
    button(words["class-end"], twice("end", words["class-end-sure"])),
  );
  part("blocks").replaceChildren(...state.blocks.map(planned));
  if (held) part("moves").querySelector(`[data-way="${held}"]`)?.focus();
}

function planned({ n, title, minutes, state, broken }) {
  const line = document.createElement("li");
  const told = [title, words["class-minutes"].replace("#", minutes), broken ? words["class-broken"] : ""];
  line.append(told.filter(Boolean).join(" · "), " ");
  if (state === "now") line.setAttribute("aria-current", "step");
  else line.append(button(words["class-jump"], () => act("go", String(n)), "door-plain"));
  return line;
}

function keep(text) {
  try {
    localStorage.setItem(KEPT, JSON.stringify({ code: now.code, text }));
  } catch {
    // Where nothing is stored, a server begun anew begins the class anew.
  }
}

/** A server begun anew stands in the lobby: it is told where the class stood. */
async function restored(state) {
  if (state.at.split(".")[1] !== "0") return state;
  try {
    const { code, text } = JSON.parse(localStorage.getItem(KEPT));
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

stage.render({ model, el: part("view") });
keyed({
  next: () => now && act(now.moves[0]?.move, now.moves[0]?.to),
  back: () => act("back"),
  blank: () => act("blank"),
  lock: () => act("lock"),
});
wifiForm(asked);
look();
