import { cut } from "./cutting.js";

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

/** The connection to the kernel, over one socket after another, and what waits until one is open. */
export class Connection {
  constructor({ base, kernel }) {
    this.session = lawAtTheDoor.id();
    this.address = `${base}api/kernels/${kernel}/channels?session_id=${this.session}`;
    this.waiting = []; // what is to be said, each as its messages, one or several
    this.at = 0; // so many messages of the first have been sent
    this.awaited = ""; // the message that the kernel must be done with before the next
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
    this.at = 0;
    this.awaited = "";
    const before = this.waiting.splice(0);
    if (this.stood) for (const model of this.models.values()) model.tell("line:again");
    this.stood = true;
    this.waiting.push(...before);
    this.pump();
  }

  /** Sends what waits, in order. The next piece of what is long goes once the kernel is done with the one before. */
  pump() {
    while (this.waiting.length && !this.awaited && this.socket?.readyState === WebSocket.OPEN) {
      const [messages] = this.waiting;
      const message = messages[this.at++];
      const last = this.at === messages.length;
      if (last) this.waiting.shift();
      if (last) this.at = 0;
      else this.awaited = JSON.parse(message).header.msg_id;
      this.socket.send(message);
      this.listen();
    }
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
    const { header, content, parent_header } = JSON.parse(data);
    if (header.msg_type === "comm_msg") this.models.get(content.comm_id)?.hear(content.data);
    if (!this.awaited || content.execution_state !== "idle" || parent_header.msg_id !== this.awaited) return;
    this.awaited = "";
    this.pump();
  }

  /** Says a widget's own message. */
  say(comm_id, told) {
    this.send("comm_msg", ...cut(told).map((content) => ({ comm_id, data: { method: "custom", content } })));
  }

  /** A word that asks for nothing, so that the kernel is not taken for one nobody uses. */
  stay() {
    this.send("kernel_info_request", {});
  }

  send(msg_type, ...contents) {
    this.wait();
    this.waiting.push(contents.map((content) => lawAtTheDoor.message(msg_type, content, this.session)));
    this.pump();
  }
}
