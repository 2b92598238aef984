import assert from "node:assert/strict";
import test from "node:test";

import { same } from "../../widgets/ui/static/stage/same.js";

const PART = { part: "points", points: [{ text: "one", to: null }], folded: "" };

test("parts that hold the same are the same, in whatever order they name it", () => {
  assert.ok(same(PART, { folded: "", points: [{ to: null, text: "one" }], part: "points" }));
});

test("a part that says anything else is another", () => {
  const others = [{ ...PART, folded: "more" }, { ...PART, points: [] }, { ...PART, more: 1 }, { ...PART, points: [{ text: "one", to: {} }] }, null];
  for (const other of others) assert.ok(!same(PART, other) && !same(other, PART));
});
