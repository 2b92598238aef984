import assert from "node:assert/strict";
import test from "node:test";
import { cut } from "../../widgets/serve/static/light/cutting.js";

const joined = (pieces) => JSON.parse(pieces.map(({ piece }) => piece).join(""));

test("what is short is said as it is", () => {
  const said = { act: { act: "go" } };

  assert.deepEqual(cut(said), [said]);
});

test("what is long is said in pieces, in order, of which the last says so", () => {
  const said = { text: "夜".repeat(50_000) };

  const pieces = cut(said);

  assert.deepEqual(pieces.map(({ n, last }) => [n, last]), [[0, false], [1, false], [2, true]]);
  assert.deepEqual(joined(pieces), said);
});

test("no character is cut in two", () => {
  for (const before of ["", "x"]) {
    const said = { text: before + "😀".repeat(30_000) };

    const pieces = cut(said);

    assert.ok(pieces.every(({ piece }) => piece.isWellFormed?.() ?? !/^[\udc00-\udfff]|[\ud800-\udbff]$/.test(piece)));
    assert.deepEqual(joined(pieces), said);
  }
});

test("no piece is longer than a server takes, whatever it is made of", () => {
  for (const sign of ["x", "夜", '"', "\\", "\n", "\u0001", "\ud800", "😀"]) {
    for (const content of cut({ text: sign.repeat(100_000) })) {
      const bytes = new TextEncoder().encode(JSON.stringify({ data: { method: "custom", content } })).length;
      assert.ok(bytes < 65_536 - 1000, `${JSON.stringify(sign)}: ${bytes}`);
    }
  }
});
