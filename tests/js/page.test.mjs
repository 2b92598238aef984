import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import widget from "../../widgets/ui/static/page.js";
import { Model, page, put, storage } from "./browser.mjs";

const KEY = "law-at-the-door/x";
let target;

beforeEach(() => {
  target = new EventTarget();
  const navigation = [{ name: "http://a/x?calc=penalty" }];
  put(
    {
      localStorage: storage(),
      location: { search: "?item=a" },
      navigator: { languages: ["zh-CN", "en"] },
      performance: { getEntriesByType: () => navigation },
      document: page(),
    },
    target,
  );
});

/** A page's model once it has told what is stored; `end` ends it. */
function opened() {
  const model = new Model({ store_key: KEY });
  model.end = widget.initialize({ model });
  model.arrived = model.sent.shift().arrived;
  return model;
}

const save = (model, text) => model.tell("msg:custom", { save: text });
const elsewhere = (key) => target.dispatchEvent(Object.assign(new Event("storage"), { key }));

test("what is stored is told before anything is saved, with the query and the languages", () => {
  localStorage.setItem(KEY, "old");

  const { arrived } = opened();

  assert.deepEqual(arrived, { query: "?item=a", stored: { [KEY]: "old" }, languages: ["zh-CN", "en"], again: false, framed: false });
});

test("a query that was taken off the address is the one with which the page was opened", () => {
  location.search = "";

  assert.equal(opened().arrived.query, "?calc=penalty");
});

test("what Python wants kept is stored", () => {
  const model = opened();

  save(model, "one");
  save(model, "two");

  assert.equal(localStorage.getItem(KEY), "two");
  assert.deepEqual(model.sent, []);
});

test("what another window has stored since is told to be merged, and not overwritten", () => {
  const model = opened();
  save(model, "mine");
  localStorage.setItem(KEY, "theirs");

  save(model, "mine and more");

  assert.equal(localStorage.getItem(KEY), "theirs");
  assert.deepEqual(model.sent, [{ met: "theirs" }]);
  save(model, "both");
  assert.equal(localStorage.getItem(KEY), "both");
});

test("another window's store is met when it is told, once, and not that of another lesson", () => {
  const model = opened();
  localStorage.setItem(KEY, "theirs");

  elsewhere("law-at-the-door/y");
  assert.deepEqual(model.sent, []);
  elsewhere(KEY);
  elsewhere(KEY);

  assert.deepEqual(model.sent, [{ met: "theirs" }]);
});

test("another copy in this window is met at once", () => {
  const [one, two] = [opened(), opened()];

  save(one, "of one");

  assert.deepEqual([one.sent, two.sent], [[], [{ met: "of one" }]]);
});

test("what was stored while the page was not looked at is met when it is", () => {
  const model = opened();
  localStorage.setItem(KEY, "theirs");
  document.hidden = true;
  document.dispatchEvent(new Event("visibilitychange"));
  assert.deepEqual(model.sent, []);

  document.hidden = false;
  document.dispatchEvent(new Event("visibilitychange"));

  assert.deepEqual(model.sent, [{ met: "theirs" }]);
});

test("erasing takes every key of ours, no other, and tells other windows' copies", () => {
  const [one, two] = [opened(), opened()];
  save(one, "a");
  two.sent.length = 0;
  localStorage.setItem("law-at-the-door/y/drafts", "b");
  localStorage.setItem("another", "c");

  one.tell("msg:custom", { erase: true });

  assert.deepEqual(Object.keys(localStorage), ["another"]);
  assert.deepEqual([one.sent, two.sent], [[], [{ met: null }]]);
});

test("a store that is full, that forgets or that is forbidden is told", () => {
  const full = () => {
    throw new Error("planted");
  };
  for (const planted of [{ setItem: full }, { setItem: () => {} }, { setItem: full, getItem: full }]) {
    put({ localStorage: Object.assign(storage(), planted) }, target);
    const model = opened();

    save(model, "one");

    assert.deepEqual(model.sent, [{ unsaved: true }]);
    model.end();
  }
});

test("on another line what is stored is told again, and what came meanwhile is still met", () => {
  const model = opened();
  save(model, "mine");
  localStorage.setItem(KEY, "theirs");

  model.tell("line:again");

  const [{ arrived }] = model.sent.splice(0);
  assert.deepEqual([arrived.again, arrived.stored], [true, { [KEY]: "theirs" }]);
  save(model, "mine and more");
  assert.deepEqual(model.sent, [{ met: "theirs" }]);
});

test("a page that has ended hears nothing more", () => {
  const model = opened();
  model.end();
  localStorage.setItem(KEY, "theirs");

  elsewhere(KEY);
  save(model, "mine");

  assert.deepEqual(model.sent, []);
  assert.equal(localStorage.getItem(KEY), "theirs");
});
