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
import { carrier, keyed } from "./class/keys.js";
import { LargeLetter } from "./class/letter.js";
import { chosen, inLarge, inWords, questions } from "./class/own.js";

/** How soon a vote that nobody has answered is sent again, in milliseconds. */
const AGAIN = 1000;

const told = JSON.parse(document.getElementById("class-data").textContent);
const { code: base, lesson } = document.querySelector("script[data-code]").dataset;
const onScreen = told.page === "screen";
const el = document.getElementById("class-view");
const line = document.getElementById("class-line");
const ballots = onScreen ? null : new Ballots(base);
const wifi = onScreen ? new WifiCode(base) : null;
const letter = onScreen ? null : new LargeLetter(told.words["class-letter-close"]);

const model = new ClassModel(told.view, (act) => vote(act), ballots?.key);
let shown = told;
let casting = null;

/** Says something about the line, or nothing. */
function say(text) {
  line.textContent = text;
  line.hidden = !text;
}

/** Shows what the class shows; a phone that has voted sees its vote, and its own verdict. */
function show(next) {
  if (isOld(next.at)) return;
  shown = next;
  document.body.dataset.phase = next.phase;
  document.body.dataset.joins = next.joins ? "yes" : "no";
  model.drawn(onScreen ? next.view : { ...next.view, parts: [...next.view.parts, ...mine(next)] });
  if (onScreen) fitted(el);
}

/** What a phone has of its own: its choice while all talk; at the end its questions, and the lesson. */
function mine({ vote, choices, today }) {
  const picked = chosen(choices ?? {}, ballots.of(vote)?.response ?? []);
  letter.offer(inLarge(picked));
  if (picked.length) return [prose(`${told.words["class-chose"]} ${inWords(picked)}`)];
  if (!today) return [];
  const ways = questions(today, ballots.kept.votes, lesson);
  const head = ways.length ? [{ part: "heading", text: told.words["class-today"], level: 3 }] : [];
  const all = [...ways, { part: "link", label: told.words["class-to-lesson"], href: lesson }];
  return [...head, ...all.map((link) => ({ part: "links", links: [link] }))];
}

function prose(text) {
  return { part: "prose", paragraphs: [text], tone: "plain" };
}

async function fetched(kind) {
  const answer = await fetch(`${base}view/${kind}/${told.lang}`);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

/** Whether a view is of a state before the one that is shown: it was on its way for longer than a later one. */
function isOld(at) {
  const [epoch, n] = at.split(".");
  const [here, now] = shown.at.split(".");
  return epoch === here && Number(n) < Number(now);
}

async function look() {
  const next = await fetched(onScreen ? "screen" : "phone");
  const ballot = ballots?.of(next.vote);
  if (ballot && next.phase === "vote" && (await ballots.held(next.vote, next.at))) show(await fetched("voted"));
  else if (ballot && next.phase === "verdict") show(await own(next, ballot));
  else show(next);
}

/** The verdict on the phone's own vote, where it has one. */
async function own(next, { response }) {
  const answer = await ballots.post("verdict", { on: next.vote, response, lang: told.lang });
  return answer.ok && response.length ? { ...next, view: (await answer.json()).view } : next;
}

/** Sends a vote, again and again where nobody answers; what becomes of it stands on the screen. */
function vote({ act, response = [], sure = null }) {
  casting = { on: shown.vote, said: { response: act === "pass" ? [] : response, sure } };
  return delivered(casting);
}

async function delivered(ballot) {
  try {
    await answered(await ballots.given(ballot.on, ballot.said));
  } catch {
    say(told.words["class-lost"]);
    setTimeout(() => casting === ballot && delivered(ballot), AGAIN);
  }
}

async function answered({ problem, field }) {
  casting = null;
  if (!problem) say("");
  if (!problem) return look();
  if (problem === "unreadable" || problem === "choose-first") return model.problem(told.words[problem], field);
  await look();
  return say(told.words[problem]);
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
if (onScreen) carried();

/** Keys that are pressed here reach the cockpit, where it is open in the same browser: a clicker suffices. */
function carried() {
  const keys = carrier();
  if (keys) keyed((asked) => keys.postMessage(asked));
}

if (ballots?.of(told.vote)) look().catch(() => say(told.words["class-lost"]));
