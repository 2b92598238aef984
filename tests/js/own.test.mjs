import assert from "node:assert/strict";
import test from "node:test";
import { chosen, inLarge, inWords, questions } from "../../widgets/serve/static/class/own.js";

const choices = { lawful: ["", "Lawful"], x: ["A", "He knocked"], y: ["B", "He shouted"] };

test("a choice is told in words and, large, by its letters", () => {
  assert.equal(inWords(chosen(choices, ["lawful", "y"])), "Lawful · B  He shouted");
  assert.equal(inLarge(chosen(choices, ["lawful", "y"])), "Lawful\nB");
  assert.equal(inLarge(chosen(choices, ["y", "x"])), "B A");
});

for (const response of [[], ["day=2026-11-17"], ["36"], ["toString"]]) {
  test(`what has no letter fills no phone: ${response}`, () => assert.equal(inLarge(chosen({ ...choices }, response)), ""));
}

const today = [
  { block: 1, asked: ["a"], title: "One", to: "twins" },
  { block: 1, asked: ["b"], title: "Its twin", to: "twins" },
  { block: 2, asked: ["at-home", "outside"], title: "A case", to: "" },
];

test("today's questions are those that this phone has answered, each with its section", () => {
  const votes = { "1/b/1/0": {}, "2/outside/1/4": {}, "3/a/1/0": {} };
  assert.deepEqual(questions(today, votes, "/l.ipynb"), [
    { part: "link", label: "Its twin", href: "/l.ipynb#twins" },
    { part: "link", label: "A case", href: "/l.ipynb" },
  ]);
  assert.deepEqual(questions(today, {}, "/l.ipynb"), []);
});
