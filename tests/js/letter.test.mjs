import assert from "node:assert/strict";
import test from "node:test";
import { size } from "../../widgets/serve/static/class/letter.js";

test("one letter is as large as can be, and more of them still fit", () => {
  assert.equal(size("A"), 60);
  assert.ok(size("A B C") * 5 * 0.65 <= 84);
  assert.ok(size("看情况\nA") * 3 <= 84);
  assert.ok(size("Unlawful\nA") * 2 * 1.1 <= 80);
});
