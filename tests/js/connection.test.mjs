import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { Connection } from "../../widgets/serve/static/light/connection.js";
import { Model } from "../../widgets/serve/static/light/model.js";
import { page, put } from "./browser.mjs";

let sockets, target, server;

/** A socket that does what it is told to. */
class Socket {
  static OPEN = 1;

  constructor(address) {
    this.address = String(address);
    this.readyState = 0;
    this.sent = [];
    sockets.push(this);
  }

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  /** It stands. */
  stand() {
    this.readyState = 1;
    this.onopen();
  }

  /** A word of the kernel's. */
  say(content, comm_id = "m") {
    this.onmessage({ data: JSON.stringify({ header: { msg_type: "comm_msg" }, content: { comm_id, data: content } }) });
  }

  /** The kernel is done with the message that was sent last. */
  idle(msg_id = this.sent[this.sent.length - 1].header.msg_id) {
    const content = { execution_state: "idle" };
    this.onmessage({ data: JSON.stringify({ header: { msg_type: "status" }, parent_header: { msg_id }, content }) });
  }

  close() {
    this.readyState = 2;
  }

  /** It is no more. */
  break() {
    this.readyState = 3;
    this.onclose();
  }
}

beforeEach(() => {
  [sockets, target] = [[], new EventTarget()];
  server = { answer: null, waiting: 0, said: 0 };
  const lawAtTheDoor = {
    id: () => "s",
    message: (msg_type, content) => JSON.stringify({ msg_type, content, header: { msg_id: `m${(server.said += 1)}` } }),
    used: () => {},
    waiting: () => (server.waiting += 1),
    reached: async () => server.answer,
  };
  const lawAtTheDoorParts = { told: () => {} };
  put({ WebSocket: Socket, location: { href: "http://a/b/" }, document: page(), lawAtTheDoor, lawAtTheDoorParts }, target);
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

const open = () => new Connection({ base: "/b/", kernel: "k" });
const last = () => sockets[sockets.length - 1];
const settled = () => new Promise((resolve) => setImmediate(resolve));
const said = (socket) => socket.sent.map(({ content }) => content.data?.content ?? null);

/** Breaks what is there, and lets so much time pass. Returns how many sockets that has opened. */
async function broken(ms) {
  const before = sockets.length;
  last().break();
  await settled();
  mock.timers.tick(ms);
  return sockets.length - before;
}

test("the kernel's socket is that of the page's own server", () => {
  open();

  assert.equal(last().address, "ws://a/b/api/kernels/k/channels?session_id=s");
});

test("pauses grow with each try, and the longest is the last", async () => {
  open();

  for (const pause of [200, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
    assert.equal(await broken(pause - 1), 0, `sooner than ${pause}`);
    mock.timers.tick(1);
    assert.equal(last().readyState, 0, `after ${pause}`);
  }
  assert.equal(sockets.length, 8);
});

test("a line that has stood is tried again soon, however often it was tried before", async () => {
  open();
  for (const pause of [200, 1000, 2000]) await broken(pause);
  last().stand();

  assert.equal(await broken(200), 1);
});

test("a try that takes long is given up, and counts as none that was refused", async () => {
  const connection = open();
  server.answer = { ok: true };
  for (let n = 0; n < 4; n += 1) {
    mock.timers.tick(15_000);
    assert.equal(last().readyState, 2);
    await broken(15_000);
  }

  assert.equal(connection.ended, false);
});

test("two refusals by a server that answers mean that the kernel has ended", async () => {
  const connection = open();
  const model = new Model(connection, "m", {});
  let closed = 0;
  model.on("comm:close", () => (closed += 1));
  server.answer = { ok: true };

  await broken(200);
  assert.equal(model.well(), true);
  await broken(60_000);

  assert.deepEqual([model.well(), closed, sockets.length], [false, 1, 2]);
  connection.now();
  assert.equal(sockets.length, 2);
});

test("a server that does not answer, or fails, is tried as long as the page is open", async () => {
  const connection = open();
  for (const answer of [null, { ok: false }, null, { ok: false }]) {
    server.answer = answer;
    assert.equal(await broken(15_000), 1);
  }

  assert.equal(connection.ended, false);
});

test("a page that is back in a network, or is looked at, tries at once", async () => {
  for (const [on, name] of [[target, "online"], [document, "visibilitychange"]]) {
    open();
    for (const pause of [200, 1000, 2000]) await broken(pause);
    await broken(0);
    const before = sockets.length;

    on.dispatchEvent(new Event(name));

    assert.equal(sockets.length, before + 1, name);
  }
});

test("a page that is put away tries nothing", async () => {
  open();
  await broken(0);
  document.hidden = true;

  document.dispatchEvent(new Event("visibilitychange"));

  assert.equal(sockets.length, 1);
});

test("looked at again, a line that seems to stand is asked whether it does, and given up where it does not", async () => {
  open();
  last().stand();

  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(last().sent.map(({ msg_type }) => msg_type), ["kernel_info_request"]);
  mock.timers.tick(25_000);
  await settled();
  mock.timers.tick(200);

  assert.equal(sockets.length, 2);
});

test("what is said while no line stands waits, in order", async () => {
  const model = new Model(open(), "m", {});
  model.send({ n: 1 });
  model.send({ n: 2 });
  assert.deepEqual(last().sent, []);

  last().stand();

  assert.deepEqual(said(last()), [{ n: 1 }, { n: 2 }]);
});

test("on another line than the first, models are told before what waits is sent", async () => {
  const model = new Model(open(), "m", {});
  let told = 0;
  model.on("line:again", () => {
    told += 1;
    assert.deepEqual(last().sent, []);
  });
  last().stand();
  assert.equal(told, 0);
  await broken(200);
  model.send({ n: 1 });

  last().stand();

  assert.equal(told, 1);
  assert.deepEqual(said(last()), [{ n: 1 }]);
});

test("a line silent after something was said is told to wait, then opened anew", async () => {
  const model = new Model(open(), "m", {});
  last().stand();
  model.send({ n: 1 });

  mock.timers.tick(7999);
  assert.equal(server.waiting, 0);
  mock.timers.tick(1);
  assert.equal(server.waiting, 1);
  mock.timers.tick(17_000);
  await settled();
  mock.timers.tick(200);

  assert.equal(sockets.length, 2);
});

test("any word of the kernel's ends the wait", () => {
  const model = new Model(open(), "m", {});
  last().stand();
  model.send({ n: 1 });
  last().say({ method: "update" });

  mock.timers.tick(60_000);

  assert.deepEqual([sockets.length, server.waiting], [1, 0]);
});

test("a line that was given up, and ends long after, changes nothing", async () => {
  const model = new Model(open(), "m", {});
  const [first] = sockets;
  first.stand();
  model.send({ n: 1 });
  mock.timers.tick(25_000);
  await settled();
  mock.timers.tick(200);
  last().stand();

  first.break();
  await settled();
  mock.timers.tick(60_000);

  assert.equal(sockets.length, 2);
});

test("a view is kept for the screen it is meant for, and told", () => {
  const connection = open();
  const [model, other] = ["m", "n"].map((name) => new Model(connection, name, {}));
  const heard = [];
  model.on("msg:custom", (content) => heard.push(content));
  last().stand();

  last().say({ method: "custom", content: { view: { key: "a" } } });

  assert.deepEqual([model.get("view"), other.get("view"), heard], [{ key: "a" }, undefined, [{ view: { key: "a" } }]]);
});

const LONG = { text: "x".repeat(50_000) };
const numbers = (socket) => said(socket).map((each) => each?.n ?? each);

test("a long message goes in pieces, each once the kernel is done with the one before, and what follows waits", () => {
  const model = new Model(open(), "m", {});
  last().stand();
  model.send(LONG);
  model.send({ act: 1 });
  assert.deepEqual(numbers(last()), [0]);

  last().idle("another");
  assert.deepEqual(numbers(last()), [0]);
  last().idle();
  assert.deepEqual(numbers(last()), [0, 1]);
  last().idle();

  assert.deepEqual(numbers(last()), [0, 1, 2, { act: 1 }]);
  assert.deepEqual(JSON.parse(said(last()).slice(0, 3).map(({ piece }) => piece).join("")), LONG);
});

test("a long message whose line breaks is said anew from its first piece, after what models tell first", async () => {
  const model = new Model(open(), "m", {});
  model.on("line:again", () => model.send({ arrived: 1 }));
  last().stand();
  model.send(LONG);
  last().idle();
  await broken(200);

  last().stand();
  for (let n = 0; n < 3; n += 1) last().idle();

  assert.deepEqual(numbers(last()), [{ arrived: 1 }, 0, 1, 2]);
});
