/**
 * The page of the whole course shows what this browser has kept: each lesson's kernel has told, beside the
 * journal, how it stands. Nothing is sent. The words stand in the page.
 */
import { daysLeft } from "../../ui/static/stage/days.js";
import { counted, soonest, standingOf, summed } from "./course/standing.js";

const OURS = "law-at-the-door/";
const page = document.querySelector(".door-course");
const all = (selector) => [...page.querySelectorAll(selector)];
const one = (selector) => page.querySelector(selector);

/** What is kept of a lesson. */
function kept(id) {
  try {
    return localStorage.getItem(OURS + id);
  } catch {
    return null;
  }
}

function filled(element, n, of) {
  element.textContent = element.dataset.words.replace("#n", n).replace("#of", of);
}

function drawn(track, n, of) {
  track.hidden = false;
  track.firstElementChild.style.width = `${of ? (100 * n) / of : 0}%`;
}

function progress(stands) {
  for (const row of all("[data-lesson]")) {
    const standing = stands.get(row.dataset.lesson);
    if (!standing) continue;
    filled(row.querySelector("[data-words]"), standing.done, standing.of);
    drawn(row.querySelector(".door-track"), standing.done, standing.of);
  }
}

function due(stands) {
  for (const row of all("[data-due]")) {
    const standing = stands.get(row.dataset.due);
    const n = standing ? counted(standing.due, daysLeft) : 0;
    row.hidden = !n;
    filled(row.querySelector("[data-words]"), n, n);
  }
  const none = one("[data-due-none]");
  const next = soonest([...stands.values()].flatMap((each) => each.due), daysLeft);
  none.hidden = next === 0;
  if (next === 1) none.textContent += none.dataset.tomorrow;
  else if (next) none.textContent += none.dataset.words.replace("#n", next);
}

function calibration(stands) {
  const rows = summed([...stands.values()].map((each) => each.sure));
  if (!rows.some(([, given]) => given)) return;
  const over = one("[data-over]");
  one("[data-sure-none]").hidden = true;
  one("[data-sure]").hidden = false;
  all("[data-sure] tbody > tr").forEach((row, n) => {
    const [right, given] = rows[n];
    row.hidden = !given;
    filled(row.querySelector("[data-words]"), right, given);
    drawn(row.querySelector(".door-track"), right, given);
    row.querySelector(".door-few").hidden = given >= over.dataset.few;
  });
  over.hidden = rows[0][1] < over.dataset.few;
  filled(over, ...rows[0]);
}

function compared(stands) {
  for (const told of all("[data-compared]")) {
    const standing = stands.get(told.dataset.compared);
    if (standing && standing.forms) told.textContent = told.dataset[standing.forms > 1 ? "whole" : "half"];
  }
}

const ids = new Set(all("[data-lesson], [data-compared]").map((each) => each.dataset.lesson || each.dataset.compared));
const texts = new Map([...ids].map((id) => [id, kept(id)]).filter(([, text]) => text !== null));
const stands = new Map([...texts].map(([id, text]) => [id, standingOf(text)]).filter(([, standing]) => standing));

// A page that the browser kept whole, to which the button Back leads, shows what was kept then.
addEventListener("pageshow", (event) => event.persisted && location.reload());

one("[data-old]").hidden = true;
one("[data-nothing]").hidden = texts.size > 0;
one("[data-unknown]").hidden = stands.size === texts.size;
for (const section of all("[data-told]")) section.hidden = !stands.size;
progress(stands);
due(stands);
calibration(stands);
compared(stands);
