import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { Settling, keeps } from "../../widgets/serve/static/light/settling.js";
import { Model, put, storage } from "./browser.mjs";

let states;

beforeEach(() => {
  states = [];
  put({ localStorage: storage({ "law-at-the-door/x": "kept" }), lawAtTheDoor: { ready: (state) => states.push(state) } });
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

/** A model whose screens wait, and the two that do. */
function waiting() {
  const model = new Model({});
  const settling = new Settling(model);
  const screens = [{}, {}];
  for (const el of screens) settling.then(el, () => (el.drawn = (el.drawn ?? 0) + 1));
  return { model, screens };
}

test("screens are drawn once, when the kernel has answered what was kept", () => {
  const { model, screens } = waiting();
  model.tell("msg:custom", { view: {} });
  assert.deepEqual(screens, [{ className: "door-settling" }, { className: "door-settling" }]);

  model.tell("msg:custom", { settled: true });
  model.tell("msg:custom", { settled: true });

  assert.deepEqual(screens, [{ className: "", drawn: 1 }, { className: "", drawn: 1 }]);
  assert.equal(states[0], "ready");
});

test("a kernel that does not answer for six seconds is waited for no longer, and said to be slow", () => {
  const { screens } = waiting();
  mock.timers.tick(5999);
  assert.equal(screens[0].drawn, undefined);

  mock.timers.tick(1);

  assert.deepEqual([screens[0].drawn, states], [1, ["slow"]]);
});

test("where the kernel has ended screens are drawn, and nothing more is said", () => {
  const { model, screens } = waiting();

  model.tell("comm:close");
  mock.timers.tick(6000);

  assert.deepEqual([screens[1].drawn, states], [1, []]);
});

test("a browser keeps something, or nothing, or forbids looking", () => {
  assert.deepEqual(["law-at-the-door/x", "law-at-the-door/y", ""].map(keeps), [true, false, false]);
  put({ localStorage: null });
  assert.equal(keeps("law-at-the-door/x"), false);
});
