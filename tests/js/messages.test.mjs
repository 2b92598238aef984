import assert from "node:assert/strict";
import test from "node:test";
import { id, message, tellsEnd, toKernel } from "../../widgets/serve/static/messages.js";

const status = (state) => JSON.stringify({ header: { msg_type: "status" }, content: { execution_state: state } });

test("a kernel has ended when it says so, as text or as bytes", () => {
  for (const state of ["restarting", "autorestarting", "dead", "terminating"]) {
    assert.equal(tellsEnd(status(state)), true, state);
    assert.equal(tellsEnd(new TextEncoder().encode(status(state)).buffer), true, state);
  }
  assert.equal(tellsEnd('{"execution_state": "dead"}'), true);
});

test("a kernel at work, idle or starting has not ended", () => {
  for (const state of ["busy", "idle", "starting"]) assert.equal(tellsEnd(status(state)), false, state);
});

test("a long message is none of a kernel's state, whatever it quotes", () => {
  const long = status("dead") + " ".repeat(4096);

  assert.equal(tellsEnd(long), false);
  assert.equal(tellsEnd(new TextEncoder().encode(long).buffer), false);
});

test("what is neither text nor bytes tells nothing", () => {
  assert.deepEqual([null, undefined, 5, {}].map(tellsEnd), [false, false, false, false]);
});

test("a kernel's messages are known by their address", () => {
  assert.equal(toKernel("ws://a/b/api/kernels/3f-2/channels?session_id=1"), true);
  assert.equal(toKernel(new URL("ws://a/api/kernels/3f-2/channels")), true);
  assert.equal(toKernel("ws://a/api/kernels/3f-2"), false);
});

test("a message has Jupyter's form, and a name of its own", () => {
  const [one, two] = [1, 2].map((n) => JSON.parse(message("comm_msg", { n }, "s")));

  assert.deepEqual([one.channel, one.content, one.header.msg_type, one.header.session, one.header.version], ["shell", { n: 1 }, "comm_msg", "s", "5.3"]);
  assert.notEqual(one.header.msg_id, two.header.msg_id);
  assert.match(id(), /^[0-9a-f]{32}$/);
});
