import assert from "node:assert/strict";
import test from "node:test";
import { ClassModel } from "../../widgets/serve/static/class/model.js";

const form = { part: "form", problem: "", parts: [{ part: "fields", fields: [{ id: "day", problem: "" }, { id: "people", problem: "" }] }, { part: "choices" }] };

function told(text, at) {
  const model = new ClassModel({ parts: [{ part: "prose" }, form] }, () => {});
  let drawn = null;
  model.on("msg:custom", ({ view }) => (drawn = view));
  model.problem(text, at);
  return drawn.parts[1];
}

test("what cannot be read is said at its field and nowhere else", () => {
  const { problem, parts } = told("No day", "day");
  assert.equal(problem, "");
  assert.deepEqual(parts[0].fields.map((field) => field.problem), ["No day", ""]);
  assert.equal(form.parts[0].fields[0].problem, "");
});

test("what belongs to no field is said at the form", () => assert.equal(told("Choose first").problem, "Choose first"));

test("a model names where it keeps what is not sent, if it does", () => {
  assert.equal(new ClassModel({}, () => {}, "law/class/2").get("store_key"), "law/class/2");
  assert.equal(new ClassModel({}, () => {}).get("store_key"), "");
  assert.equal(new ClassModel({}, () => {}).get("mark"), "");
});
