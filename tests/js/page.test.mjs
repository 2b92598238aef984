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

  assert.deepEqual(arrived, { query: "?item=a", stored: { [KEY]: "old" }, languages: ["zh-CN", "en"], again: false, framed: false, stores: true, aside: false });
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

test("what Python cannot read is kept aside as it was, and once, before anything takes its place", () => {
  localStorage.setItem(KEY, "{broken");
  const model = opened();
  const first = { save: "fresh", aside: true };

  model.tell("msg:custom", first);
  model.tell("msg:custom", first); // said again on another line
  model.tell("msg:custom", { save: "more", aside: true });

  assert.deepEqual({ ...localStorage }, { [`${KEY}/aside`]: "{broken", [KEY]: "more" });
  assert.deepEqual(model.sent, []);
  assert.equal(opened().arrived.aside, true);
});

test("what was kept aside before stays above what is kept aside now", () => {
  localStorage.setItem(KEY, "{two");
  localStorage.setItem(`${KEY}/aside`, "{one");

  opened().tell("msg:custom", { save: "fresh", aside: true });

  assert.equal(localStorage.getItem(`${KEY}/aside`), "{one\n{two");
});

test("where there is no room to keep it aside nothing takes its place, and that is told", () => {
  const kept = storage({ [KEY]: "{broken" });
  const set = kept.setItem;
  const full = (key, text) => {
    if (key.endsWith("/aside")) throw new Error("planted");
    set(key, text);
  };
  put({ localStorage: Object.assign(Object.create({ ...Object.getPrototypeOf(kept), setItem: full }), kept) }, target);
  localStorage.setItem(KEY, "{broken");
  const model = opened();

  model.tell("msg:custom", { save: "fresh", aside: true });
  save(model, "more");

  assert.deepEqual(model.sent, [{ unsaved: true }, { unsaved: true }]);
  assert.equal(localStorage.getItem(KEY), "{broken");
  model.tell("msg:custom", { aside: "drop" });
  save(model, "more");
  assert.equal(localStorage.getItem(KEY), "more");
});

test("a text too long to be told, and drafts that are none, are kept aside at once", () => {
  const long = "x".repeat(2_000_001);
  localStorage.setItem(KEY, long);
  localStorage.setItem(`${KEY}/drafts`, "[".repeat(100_000));

  const { arrived } = opened();

  assert.deepEqual([arrived.stored, arrived.aside, arrived.stores], [{ [KEY]: null }, true, true]);
  assert.deepEqual({ ...localStorage }, { [`${KEY}/aside`]: `${"[".repeat(100_000)}\n${long}` });
});

test("what is kept aside is given as a file, and dropped, when Python says so", () => {
  const given = [];
  const link = { click: () => given.push(link.download) };
  Object.assign(document, { createElement: () => link });
  localStorage.setItem(`${KEY}/aside`, "{broken");
  const model = opened();

  model.tell("msg:custom", { aside: "hand" });
  assert.deepEqual(given, ["law-at-the-door-x-aside.txt"]);
  assert.equal(localStorage.getItem(`${KEY}/aside`), "{broken");
  model.tell("msg:custom", { aside: "drop" });
  model.tell("msg:custom", { save: "mine" });
  model.tell("msg:custom", { aside: "drop" });
  model.tell("msg:custom", { save: "more", aside: true });

  assert.deepEqual({ ...localStorage }, { [KEY]: "more" });
});

test("erasing takes what is kept aside too", () => {
  localStorage.setItem(`${KEY}/aside`, "{broken");
  const model = opened();

  model.tell("msg:custom", { erase: true });

  assert.deepEqual(Object.keys(localStorage), []);
});

test("a store that is full, that forgets or that is forbidden is told", () => {
  const full = () => {
    throw new Error("planted");
  };
  for (const planted of [{ setItem: full }, { setItem: () => {} }, { setItem: full, getItem: full }]) {
    put({ localStorage: Object.assign(storage(), planted) }, target);
    const model = opened();
    assert.equal(model.arrived.stores, false);

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
