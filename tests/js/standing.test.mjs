import assert from "node:assert/strict";
import test from "node:test";
import { counted, soonest, standingOf, summed } from "../../widgets/serve/static/course/standing.js";

const whole = { done: 2, of: 7, sure: [[1, 2], [0, 0], [3, 3]], due: [[1000, 4]], forms: 1 };
const kept = (changes = {}) => JSON.stringify({ version: 1, lesson: "a", standing: { ...whole, ...changes } });
const left = (since, days) => since + days;

test("how a lesson stands is read from beside its journal", () => {
  assert.deepEqual(standingOf(kept()), whole);
});

for (const text of ["", "null", "{}", "[1]", "{broken", '{"standing": null}', '{"standing": []}', `{"standing": "${"x".repeat(2_000_000)}"}`]) {
  test(`a text that tells nothing is told apart: ${text.slice(0, 20)}`, () => assert.equal(standingOf(text), null));
}

const BAD = {
  "a count that is none": { done: "2" },
  "a share of more than all": { done: 8 },
  "a number below none": { forms: -1 },
  "part of a count": { of: 7.5 },
  "two rows of three": { sure: [[1, 1], [1, 1]] },
  "more right than given": { sure: [[3, 2], [0, 0], [0, 0]] },
  "a row of three": { sure: [[1, 2, 3], [0, 0], [0, 0]] },
  "what comes back at no time": { due: [[null, 4]] },
  "what comes back and is no list": { due: {} },
};
for (const [name, changes] of Object.entries(BAD)) {
  test(`what cannot be is not shown: ${name}`, () => assert.equal(standingOf(kept(changes)), null));
}

test("due are those with no day left, and the soonest has the fewest", () => {
  assert.equal(counted([[0, 0], [1, 0], [0, 0]], left), 2);
  assert.equal(soonest([[3, 1], [1, 1]], left), 2);
  assert.equal(soonest([], left), undefined);
});

test("right and given are added up over lessons, each with its own certainty", () => {
  assert.deepEqual(summed([whole.sure, [[1, 1], [2, 5], [0, 1]]]), [[2, 3], [2, 5], [3, 4]]);
  assert.deepEqual(summed([]), [[0, 0], [0, 0], [0, 0]]);
});
