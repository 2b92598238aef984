import assert from "node:assert/strict";
import test from "node:test";
import { meaning } from "../../widgets/serve/static/class/keys.js";

/** Something on a page, and what it stands in. */
const target = (...names) => ({ closest: (all) => all.split(", ").some((each) => names.includes(each)) || null });
const page = target();

const MEANS = { " ": "next", PageDown: "next", ArrowRight: "next", PageUp: "back", ArrowLeft: "back", b: "blank", B: "blank", ".": "blank", h: "bars", v: "verdict", T: "twin", L: "lock", "?": "list" };
for (const [key, means] of Object.entries(MEANS)) test(`${key} means ${means}`, () => assert.equal(meaning({ key, target: page }), means));

for (const key of ["1", "9", "x", "Enter", "Tab", "toString", "constructor"]) test(`${key} means nothing`, () => assert.equal(meaning({ key, target: page }), ""));

test("where something is typed every key is typed", () => {
  for (const key of Object.keys(MEANS)) assert.equal(meaning({ key, target: target("input:not([type=checkbox])", "input") }), "");
});

test("on a button the space bar presses it, and the other keys mean what they mean", () => {
  assert.equal(meaning({ key: " ", target: target("button") }), "");
  assert.equal(meaning({ key: "v", target: target("button") }), "verdict");
});

test("a key with Ctrl, Alt or Meta is the browser's", () => {
  for (const with_ of ["ctrlKey", "altKey", "metaKey"]) assert.equal(meaning({ key: "l", target: page, [with_]: true }), "");
});
