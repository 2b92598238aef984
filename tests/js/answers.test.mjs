import assert from "node:assert/strict";
import test from "node:test";
import { blanks, isAsked, missing, response, withRow } from "../../widgets/ui/static/stage/answers.js";

const options = ["a", "b", "c"].map((id) => ({ id, text: id }));
const group = (select) => ({ part: "choices", name: "g", select, options });
const field = (id, given = {}) => ({ id, value: "", when: [], ...given });
const fields = (...all) => ({ part: "fields", fields: all });
const draft = ({ chosen = {}, typed = {} } = {}) => ({ chosen: new Map(Object.entries(chosen)), typed: new Map(Object.entries(typed)) });

test("what is chosen is answered in the order in which it is offered", () => {
  assert.deepEqual(response({ parts: [group("many")] }, draft({ chosen: { g: ["c", "a"] } })), ["a", "c"]);
});

test("what was chosen at first is answered until the learner chooses, be it nothing", () => {
  const part = { ...group("many"), chosen: ["b"] };

  assert.deepEqual(response({ parts: [part] }, draft()), ["b"]);
  assert.deepEqual(response({ parts: [part] }, draft({ chosen: { g: [] } })), []);
});

test("what is put in order is answered in the order in which it was tapped", () => {
  assert.deepEqual(response({ parts: [group("order")] }, draft({ chosen: { g: ["c", "a", "b"] } })), ["c", "a", "b"]);
});

test("an option that is no longer offered is not answered", () => {
  assert.deepEqual(response({ parts: [group("one")] }, draft({ chosen: { g: ["gone"] } })), []);
});

test("a field is answered by what was typed, also by nothing, and else by what stood in it", () => {
  const part = fields(field("x", { value: "1" }), field("y", { value: "2" }), field("z", { value: "3" }));

  assert.deepEqual(response({ parts: [part] }, draft({ typed: { x: "5", y: "" } })), ["5", "", "3"]);
});

test("fields that have names answer by them, and all parts answer one after the other", () => {
  const part = { ...fields(field("x", { value: "a=b" })), named: true };

  assert.deepEqual(response({ parts: [group("one"), part] }, draft({ chosen: { g: ["b"] } })), ["b", "x=a=b"]);
});

test("a field is asked for when every pick that it hangs on calls for it", () => {
  const kind = field("kind", { value: "loan" });
  const rate = field("rate");
  const cap = field("cap", { when: [["rate", ["high"]], ["kind", ["loan"]]] });
  const parts = [fields(kind, rate, cap)];

  assert.equal(isAsked(cap, parts, draft({ typed: { rate: "high" } })), true);
  assert.equal(isAsked(cap, parts, draft({ typed: { rate: "high", kind: "card" } })), false);
  assert.equal(isAsked(field("lone", { when: [["none", ["x"]]] }), parts, draft()), false);
});

test("blank are groups without a choice, orders that are not whole, and fields that are asked for and empty", () => {
  const parts = [group("one"), { ...group("order"), name: "o" }, fields(field("x"), field("y", { when: [["x", ["1"]]] }))];

  assert.deepEqual(blanks({ parts }, draft({ chosen: { o: ["a", "b"] } })), ["g", "o", "x"]);
  assert.deepEqual(blanks({ parts }, draft({ chosen: { g: ["a"], o: ["a", "b", "c"] }, typed: { x: "1" } })), ["y"]);
});

test("nothing is called blank where a field says itself what is wrong", () => {
  assert.deepEqual(blanks({ parts: [group("one"), fields(field("x", { problem: "?" }))] }, draft()), []);
});

test("what is said at a part left blank goes once something is in it", () => {
  const screen = { blank: new Map([["f", ["g"]]]) };
  const form = { id: "f", problem: "?" };

  assert.equal(missing(form, group("one"), draft(), screen), "?");
  assert.equal(missing(form, group("one"), draft({ chosen: { g: ["a"] } }), screen), "");
  assert.equal(missing({ ...form, id: "other" }, group("one"), draft(), screen), "");
});

test("a row stands below the rows there are, its cells set apart by spaces", () => {
  assert.equal(withRow("", ["2026-01-05", "1500"]), "2026-01-05 1500");
  assert.equal(withRow("2026-01-05 1500\n", ["2026-02-05", "900"]), "2026-01-05 1500\n2026-02-05 900");
});

test("where a cell holds a space, tabs set the cells apart", () => {
  assert.equal(withRow("", ["2026-01-05", "signed a plan"]), "2026-01-05\tsigned a plan");
});
