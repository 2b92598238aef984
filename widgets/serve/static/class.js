/**
 * A class's page, on a phone or on the screen that all see. It draws what the server shows to
 * everybody, is told when that has changed, and on a phone sends one vote, which can be changed
 * until the vote is closed. A vote is kept in this browser, so that it can be said again to a server
 * that was started anew.
 */

import stage from "./stage.js";
import { ClassLine } from "./class/line.js";
import { ClassModel } from "./class/model.js";
import { fitted } from "./class/fitting.js";
import { Ballots } from "./class/ballots.js";
import { WifiCode } from "./class/wifi.js";

const told = JSON.parse(document.getElementById("class-data").textContent);
const base = document.querySelector("script[data-code]").dataset.code;
const onScreen = told.page === "screen";
const el = document.getElementById("class-view");
const line = document.getElementById("class-line");
const ballots = onScreen ? null : new Ballots(base);
const wifi = onScreen ? new WifiCode(base) : null;

const model = new ClassModel(told.view, (act) => vote(act));
let shown = told;

/** Says something about the line, or nothing. */
function say(text) {
  line.textContent = text;
  line.hidden = !text;
}

/** Shows what the class shows; a phone that has voted sees its vote, and its own verdict. */
function show(next) {
  shown = next;
  document.body.dataset.phase = next.phase;
  model.drawn(next.view);
  if (onScreen) fitted(el);
}

async function fetched(kind) {
  const answer = await fetch(`${base}view/${kind}/${told.lang}`);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

async function look() {
  const next = await fetched(onScreen ? "screen" : "phone");
  const mine = ballots?.of(next.vote);
  if (mine && next.phase === "vote" && (await ballots.held(next.vote, next.at))) show(await fetched("voted"));
  else if (mine && next.phase === "verdict") show(await own(next, mine));
  else show(next);
}

/** The verdict on the phone's own vote, where it has one. */
async function own(next, mine) {
  const answer = await ballots.post("verdict", { on: next.vote, response: mine.response, lang: told.lang });
  return answer.ok && mine.response.length ? { ...next, view: (await answer.json()).view } : next;
}

/** Sends a vote; what becomes of it stands on the screen. */
async function vote({ act, response = [], sure = null }) {
  const said = { response: act === "pass" ? [] : response, sure };
  const status = await ballots.given(shown.vote, said);
  if (status === 200) return look();
  if (status === 422) return model.problem(told.words["choose-first"]);
  say(status === 423 || status === 429 ? told.words["class-locked"] : told.words["class-gone"]);
  return look();
}

el.textContent = "";
stage.render({ model, el });
show(told);
if (onScreen) addEventListener("resize", () => fitted(el));

const at = new ClassLine(base + (onScreen ? "screen/at" : "at"), {
  async onChanged(now, counts) {
    say("");
    if (onScreen) count(counts);
    if (onScreen) await wifi.told(counts.wifi);
    if (now !== shown.at) await look();
  },
  onLost: () => say(told.words["class-lost"]),
});

/** How many have answered. */
function count({ n, in: all }) {
  const place = document.getElementById("class-n");
  place.textContent = place.dataset.words.replace("##", all).replace("#", n);
}

at.open();
if (ballots?.of(told.vote)) look().catch(() => say(told.words["class-lost"]));
