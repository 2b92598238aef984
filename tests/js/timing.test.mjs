import assert from "node:assert/strict";
import test from "node:test";
import { minutes, moved, pace, restored, took, unbegun } from "../../widgets/serve/static/lead/timing.js";

const MINUTE = 60_000;
const plan = (now) => [10, 20, 5].map((of, n) => ({ n, minutes: of, state: n === now ? "now" : n < now ? "done" : "next" }));

test("each block's time is its own, and goes on where the class comes back to it", () => {
  let log = unbegun("246835");
  for (const [at, minute] of [[null, 0], [0, 3], [0, 9], [1, 15], [0, 18], [null, 20]]) log = moved(log, at, minute * MINUTE);

  assert.equal(took(log, 0, 99 * MINUTE), 14 * MINUTE);
  assert.equal(took(log, 1, 99 * MINUTE), 3 * MINUTE);
  assert.equal(took(log, 2, 99 * MINUTE), 0);
});

test("a class that takes longer than its plan is late by the difference", () => {
  const log = moved(moved(unbegun("c"), 0, 0), 1, 13 * MINUTE);
  assert.deepEqual(pace(log, plan(1), 15 * MINUTE), { planned: 35, gone: 15, late: 3 });
});

test("one that takes less is early, and within a block nobody is late before its minutes are gone", () => {
  const log = moved(moved(unbegun("c"), 0, 0), 1, 4 * MINUTE);
  assert.equal(pace(log, plan(1), 20 * MINUTE).late, -6);
  assert.equal(pace(log, plan(1), 26 * MINUTE).late, -4);
});

test("minutes are whole ones that are over", () => assert.equal(minutes(119_999), 1));

test("what was kept goes on for the same class, and for no other", () => {
  const log = moved(unbegun("246835"), 2, 7);
  assert.deepEqual(restored(JSON.stringify(log), "246835"), log);
  assert.deepEqual(restored(JSON.stringify(log), "333333"), unbegun("333333"));
});

for (const text of ["", "null", "{", "[]", '{"code":"c","at":"1","since":0,"spent":{}}', '{"code":"c","at":null,"since":0,"spent":{"0":-1}}']) {
  test(`what is no log is begun anew: ${text}`, () => assert.deepEqual(restored(text, "c"), unbegun("c")));
}
