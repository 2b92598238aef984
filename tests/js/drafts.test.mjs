import assert from "node:assert/strict";
import test, { beforeEach, mock } from "node:test";
import { Drafts, restored } from "../../widgets/ui/static/stage/drafts.js";
import { put, storage } from "./browser.mjs";

const KEY = "law-at-the-door/x/drafts";
const form = (id) => ({
  id,
  parts: [
    { part: "choices", name: "g", options: [{ id: "a" }, { id: "b" }] },
    { part: "fields", fields: [{ id: "x" }] },
  ],
});
const kept = () => JSON.parse(localStorage.getItem(KEY));

/** Drafts of which one, of the form `f`, was chosen and typed in. */
function begun() {
  const drafts = new Drafts("law-at-the-door/x");
  drafts.of(form("f")).chosen.set("g", ["b"]);
  drafts.of(form("f")).typed.set("x", "3.5万");
  drafts.touch();
  return drafts;
}

beforeEach(() => {
  put({ localStorage: storage() });
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("what was chosen and typed is stored once the keys have rested, and found again", () => {
  begun();
  mock.timers.tick(299);
  assert.equal(localStorage.getItem(KEY), null);

  mock.timers.tick(1);

  const again = new Drafts("law-at-the-door/x").of(form("f"));
  assert.deepEqual([...again.chosen, ...again.typed], [["g", ["b"]], ["x", "3.5万"]]);
});

test("what another window has stored of other forms stays", () => {
  localStorage.setItem(KEY, JSON.stringify({ other: { chosen: [], typed: [["x", "1"]] } }));

  begun().flush();

  assert.deepEqual(Object.keys(kept()), ["other", "f"]);
});

test("a form that is answered is dropped, and one of another screen is not", () => {
  const drafts = begun();
  drafts.leave(["f"]);
  assert.deepEqual(Object.keys(kept()), ["f"]);
  assert.equal(drafts.forms.size, 0);

  drafts.discard(["f"]);

  assert.equal(localStorage.getItem(KEY), null);
});

test("the thirty latest forms are kept", () => {
  const all = Array.from({ length: 30 }, (_, n) => [`f${n}`, { chosen: [], typed: [["x", "1"]] }]);
  localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(all)));

  begun().flush();

  assert.deepEqual(Object.keys(kept()), [...all.slice(1).map(([id]) => id), "f"]);
});

test("a text too long to keep is left out, and the rest kept", () => {
  const drafts = begun();
  drafts.of(form("f")).typed.set("x", "a".repeat(200_001));

  drafts.flush();

  assert.deepEqual(kept().f, { chosen: [["g", ["b"]]], typed: [] });
});

test("drafts are forgotten when what was stored was erased, and only then", () => {
  const drafts = begun();
  drafts.flush();
  assert.equal(drafts.erased(), false);

  localStorage.removeItem(KEY);

  assert.equal(drafts.erased(), true);
  assert.equal(drafts.forms.size, 0);
});

test("nothing that was stored is trusted", () => {
  const strange = [undefined, null, 5, "x", {}, { chosen: 5 }, { typed: [["x", 5]], chosen: [["g", ["gone"]]] }];

  for (const stored of strange) {
    const { chosen, typed } = restored(form("f"), stored);
    assert.deepEqual([...chosen, ...typed], []);
  }
  localStorage.setItem(KEY, "no JSON");
  assert.equal(new Drafts("law-at-the-door/x").of(form("f")).typed.size, 0);
});

test("what is stored and cannot be read is not overwritten", () => {
  for (const stored of ["no JSON", "[]", "[".repeat(100_000)]) {
    localStorage.setItem(KEY, stored);

    begun().flush();

    assert.equal(localStorage.getItem(KEY), stored);
  }
});

test("without a place to keep them, drafts are on the screen all the same", () => {
  const throws = () => {
    throw new Error("planted");
  };
  put({ localStorage: { getItem: throws, setItem: throws, removeItem: throws } });

  const drafts = begun();
  drafts.flush();

  assert.deepEqual([...drafts.of(form("f")).typed], [["x", "3.5万"]]);
});
