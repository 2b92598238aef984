/**
 * Watches over the practice part of a lesson, and says in the status line whether it is
 * loading, slow, failed or gone. The words stand in the page. Loaded before anything else,
 * so that it sees the connection to the kernel from the start.
 */

import { id, message, tellsEnd, toKernel } from "./messages.js";

const SLOW_AFTER = 30_000;
const GONE_AFTER = 4_000;
const ANSWER_WITHIN = 10_000;
/** How long before its end a page that is not used says so, in milliseconds. */
const WARNING = 2 * 60_000;
const AWAY = ["gone", "waiting", "offline"];

let drawn = false;
let awaited = false;
let ended = false;
let losing = 0;
let idling = 0;
let line = null;

document.documentElement.classList.add("door-scripted");

/** Shows one state of the status line; without a state the line is put away. */
function say(state) {
  const line = document.getElementById("door-status");
  if (!line || line.dataset.state === state) return;
  line.dataset.state = state;
  line.hidden = state === "ready";
  for (const words of line.querySelectorAll("[data-when]")) {
    words.hidden = words.dataset.when !== state;
  }
  const again = line.querySelector("button");
  again.hidden = state === "loading" || state === "waiting";
  again.onclick = reopen;
}

/** Opens the page again, if there is a way to its server: an error of the browser's tells less than what stands here. */
async function reopen() {
  if (await reached()) location.reload();
  else say("offline");
}

/** What answers where the page came from; nothing where nothing does within so many milliseconds. */
async function reached(within = ANSWER_WITHIN) {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), within);
  try {
    return await fetch(`${told()?.baseUrl ?? "/"}healthz`, { cache: "no-store", signal: patience.signal });
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}

/** What the server tells its page; nothing while that has not come. */
function told() {
  const text = document.getElementById("jupyter-config-data")?.textContent;
  return text ? JSON.parse(text) : null;
}

const state = () => document.getElementById("door-status")?.dataset.state;

/** Puts what the code shows into its place. The page has come to its end. */
function place() {
  for (const box of document.querySelectorAll(".door-arrived")) {
    document.getElementById(box.dataset.part)?.append(...box.childNodes);
    box.remove();
  }
}

/** Every screen is drawn, or waits for what the learner left: then the line goes on saying so. */
function ready(now = "ready") {
  drawn = true;
  if (!ended && state() !== "gone") say(now);
}

/** Tells of a connection that stays away, and of a kernel that has ended or begun anew. */
function watch(socket) {
  socket.addEventListener("open", () => {
    clearTimeout(losing);
    line = socket;
    if (AWAY.includes(state()) && !ended) say("ready");
  });
  socket.addEventListener("close", () => {
    if (line !== socket && line?.readyState === WebSocket.OPEN) return; // of one that was given up long ago
    clearTimeout(losing);
    losing = setTimeout(() => say("gone"), GONE_AFTER);
  });
  socket.addEventListener("message", ({ data }) => {
    if (state() === "waiting") say("ready");
    if (!tellsEnd(data)) return;
    ended = true;
    say("gone");
  });
}

/** Whoever draws the page comes later than its last script, and calls `ready` or `failed`. */
function later() {
  awaited = true;
}

function failed() {
  say("failed");
}

window.WebSocket = class extends WebSocket {
  constructor(...given) {
    const [address] = given;
    if (!toKernel(address)) return void super(...given);
    super(address, told().secret); // no address holds it, so no log does: the kernel's name alone opens no line
    // Voilà's front end knows no protocol of that name: to it there is none. What stands in for a socket may set one.
    Object.defineProperty(this, "protocol", { value: "", writable: true });
    watch(this);
  }
};

// The server calls this while a cell runs long, to keep the connection open.
window.voila_heartbeat = () => {};

setTimeout(() => {
  if (state() === "loading") say("slow");
}, SLOW_AFTER);

// Modules have run by now: whatever threw, or did not come, "loading" ends here, and what is text is shown.
addEventListener("DOMContentLoaded", () => {
  place();
  if (!drawn && !awaited) say("failed");
});

// Voilà says goodbye to the kernel before a page unloads, which phones often do not tell.
addEventListener("pagehide", () => {
  if (!told()) return;
  const { baseUrl, kernelId, secret } = told();
  navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`, secret);
});

// A page brought back by the back button has lost its kernel.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) reopen();
});

/** Begins to count anew how long the page has not been used. Whoever is told, and goes on, calls `stay`. */
function used(stay) {
  clearTimeout(idling);
  const seconds = told()?.idle;
  if (seconds) idling = setTimeout(() => idle(stay), seconds * 1000 - WARNING);
}

/** Nobody has used the page for long: it says so, and goes on when told to. */
function idle(stay) {
  if (ended) return;
  say("idle");
  document.querySelector("#door-status button").onclick = () => {
    stay();
    say("ready");
  };
}

/** Something was said, and no word has come for a while. */
function waiting() {
  if (!ended && state() === "ready") say("waiting");
}

window.lawAtTheDoor = { place, ready, later, failed, waiting, reopen, reached, id, message, used };
