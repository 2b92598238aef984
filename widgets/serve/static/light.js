/**
 * Brings a page's screens to life: gives each its model, and speaks with the kernel over one
 * socket in Jupyter's own messages. It knows the two widgets there are and no others. A screen is
 * drawn once its section is shown.
 *
 * A screen is drawn from what stands in the page, before the socket is open; what the learner does
 * until then waits in line, and so does what is done while a connection is away. Where the browser
 * keeps something of an earlier visit, what stands in the page is not what the learner left: then a
 * screen is drawn when the kernel has answered what was kept, or when it has not for long.
 */

import page from "./page.js";
import stage from "./stage.js";

/** How long nothing may come on a line on which something was said: then it is opened anew, in milliseconds. */
const SILENCE = 25_000;
/** How long nothing may come there until the page says that it waits, in milliseconds. */
const QUIET = 8_000;
/** Pauses before each new try for a connection, in milliseconds; the last again and again while the page is open. */
const PAUSES = [200, 1000, 2000, 4000, 8000, 15_000];
/** How long a try may take, in milliseconds: what was sent into a hole is not sent anew for long. */
const TRYING = 15_000;
/** So many times a server that answers must refuse a line until its kernel is taken to have ended. */
const REFUSALS = 2;
/** How long a screen waits for the kernel's word on what the browser keeps, in milliseconds. */
const SETTLING = 6000;

/** One socket to the kernel, and what waits until it is open. */
class Line {
  constructor({ base, kernel }) {
    this.session = lawAtTheDoor.id();
    this.address = `${base}api/kernels/${kernel}/channels?session_id=${this.session}`;
    this.waiting = [];
    this.models = new Map();
    this.tries = this.refused = 0;
    this.stood = false;
    this.ended = false;
    this.open();
    this.wait();
    // A phone that is back in a network, or is looked at again, does not wait for its turn.
    addEventListener("online", () => this.now());
    document.addEventListener("visibilitychange", () => document.hidden || this.now());
  }

  open() {
    const address = new URL(this.address, location.href);
    address.protocol = address.protocol.replace("http", "ws");
    this.next = 0;
    const socket = (this.socket = new WebSocket(address));
    let open = false;
    let late = false;
    const trying = setTimeout(() => {
      late = true;
      socket.close();
    }, TRYING);
    socket.onopen = () => {
      clearTimeout(trying);
      open = true;
      this.flush();
    };
    socket.onmessage = ({ data }) => {
      this.heard();
      this.hear(data);
    };
    socket.onclose = () => {
      clearTimeout(trying);
      this.leave(socket, open || late);
    };
  }

  /** A line is no more. Browsers may tell so long after it was given up: only the present one counts. */
  leave(socket, stood) {
    if (socket !== this.socket) return;
    this.heard();
    this.socket = null;
    this.again(stood);
  }

  /** Whoever waited for a word waits no more. */
  heard() {
    clearTimeout(this.quiet);
    clearTimeout(this.listening);
    this.listening = 0;
  }

  /** Sends what waits. On another line than the first, what was said before may be lost: told first. */
  flush() {
    this.tries = this.refused = 0;
    if (this.stood) for (const model of this.models.values()) model.tell("line:again");
    this.stood = true;
    for (const message of this.waiting.splice(0)) this.socket.send(message);
  }

  /** Tries again. A line that is refused, though the server answers, leads nowhere: its kernel has ended. */
  async again(stood) {
    const answers = !stood && (await lawAtTheDoor.reached(TRYING))?.ok;
    this.refused = answers ? this.refused + 1 : 0;
    if (this.refused >= REFUSALS) return void this.end();
    const pause = PAUSES[Math.min(this.tries++, PAUSES.length - 1)];
    this.next = setTimeout(() => this.open(), pause);
  }

  /** Tries at once where a try is due later; a line that seems to stand is asked whether it does. */
  now() {
    if (this.ended) return;
    this.tries = 0;
    if (this.socket) return void (this.socket.readyState === WebSocket.OPEN && this.stay());
    if (!this.next) return;
    clearTimeout(this.next);
    this.open();
  }

  /** Begins to count anew how long the page has not been used. */
  wait() {
    lawAtTheDoor.used(() => this.stay());
  }

  /** Listens for any word on a line on which something was just said. A kernel says at once that it is at work. */
  listen() {
    if (this.listening) return;
    const { socket } = this;
    this.quiet = setTimeout(() => lawAtTheDoor.waiting(), QUIET);
    this.listening = setTimeout(() => {
      socket.close();
      this.leave(socket, true);
    }, SILENCE);
  }

  /** Nobody will answer any more. */
  end() {
    this.ended = true;
    for (const model of this.models.values()) model.tell("comm:close");
  }

  hear(data) {
    if (typeof data !== "string") return;
    const { header, content } = JSON.parse(data);
    if (header.msg_type !== "comm_msg") return;
    this.models.get(content.comm_id)?.hear(content.data);
  }

  say(comm_id, data) {
    this.send("comm_msg", { comm_id, data });
  }

  /** A word that asks for nothing, so that the kernel is not taken for one nobody uses. */
  stay() {
    this.send("kernel_info_request", {});
  }

  send(msg_type, content) {
    this.wait();
    const message = lawAtTheDoor.message(msg_type, content, this.session);
    if (this.socket?.readyState !== WebSocket.OPEN) return void this.waiting.push(message);
    this.socket.send(message);
    this.listen();
  }
}

/** What a widget's module asks of its model. */
class Model {
  constructor(line, name, state, place = null) {
    this.line = line;
    this.name = name;
    this.state = state;
    this.place = place;
    this.heard = new Map();
    line.models.set(name, this);
  }

  get(key) {
    return this.state[key];
  }

  on(event, handler) {
    this.heard.set(event, [...(this.heard.get(event) ?? []), handler]);
  }

  off(event, handler) {
    this.heard.set(event, (this.heard.get(event) ?? []).filter((each) => each !== handler));
  }

  send(content) {
    this.line.say(this.name, { method: "custom", content });
  }

  /** Whether an answer may still come. */
  well() {
    return !this.line.ended;
  }

  tell(event, ...given) {
    for (const handler of this.heard.get(event) ?? []) handler(...given);
  }

  hear({ method, content }) {
    if (method !== "custom") return;
    if (content.view) this.take(content.view);
    this.tell("msg:custom", content, []);
  }

  /** A view is kept for a screen that is drawn later, and the page told how much of it is done. */
  take(view) {
    this.state.view = view;
    lawAtTheDoorParts.told(this.place, view);
  }
}

/** Whether the browser keeps anything under a key. */
function keeps(key) {
  try {
    return Boolean(key) && localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Draws once the kernel has answered what is kept, or has not for long. Leaves the room meanwhile. */
class Settling {
  constructor(model) {
    this.waiting = [];
    this.timer = setTimeout(() => this.settle("slow"), SETTLING);
    model.on("msg:custom", ({ settled }) => settled && this.settle("ready"));
    model.on("comm:close", () => this.settle());
  }

  settle(state) {
    clearTimeout(this.timer);
    for (const draw of this.waiting.splice(0)) draw();
    if (state) lawAtTheDoor.ready(state);
  }

  then(el, draw) {
    el.className = "door-settling";
    this.waiting.push(() => {
      el.className = "";
      draw();
    });
  }
}

const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
lawAtTheDoor.place();
lawAtTheDoorParts.columned();
const screens = [...document.querySelectorAll("script.door-screen")];
if (screens.length) {
  const line = new Line({ base: config.baseUrl, kernel: config.kernelId });
  const settlings = new Map();
  for (const script of screens) {
    const told = JSON.parse(script.textContent);
    const el = document.createElement("div");
    script.after(el);
    // The page first: without what it keeps, there must be nothing to press. Several screens may share one.
    if (told.page && !line.models.has(told.page)) {
      const model = new Model(line, told.page, { store_key: told.store_key });
      if (keeps(told.store_key)) settlings.set(told.page, new Settling(model));
      page.initialize({ model });
    }
    const model = new Model(line, told.stage, { store_key: told.store_key }, el);
    model.take(told.view);
    const draw = () => lawAtTheDoorParts.whenShown(el, () => stage.render({ model, el }));
    const settling = told.view.parts.length ? settlings.get(told.page) : null;
    if (settling) settling.then(el, draw);
    else draw();
  }
  lawAtTheDoor.ready(settlings.size ? "loading" : "ready");
} else {
  lawAtTheDoor.ready();
}
