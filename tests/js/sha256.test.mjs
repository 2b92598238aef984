import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test from "node:test";
import { Sha256, marked } from "../../widgets/ui/static/stage/sha256.js";

/** Bytes that repeat at no length of a block. */
const bytes = (length) => Uint8Array.from({ length }, (_, n) => (n * 7 + (n >> 5)) & 0xff);
const theirs = (all) => createHash("sha256").update(all).digest("hex");

test("the hash is that of the standard's own examples", () => {
  const ours = (text) => new Sha256().add(new TextEncoder().encode(text)).digest();

  assert.equal(ours("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert.equal(ours(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
});

test("the hash is the platform's at every length around a block", () => {
  for (let length = 0; length <= 200; length += 1) {
    assert.equal(new Sha256().add(bytes(length)).digest(), theirs(bytes(length)), `${length} bytes`);
  }
});

test("in whatever pieces the bytes come, the hash is the same", () => {
  const all = bytes(1000);
  for (const piece of [1, 3, 63, 64, 65, 127, 500]) {
    const sha = new Sha256();
    for (let at = 0; at < all.length; at += piece) sha.add(all.subarray(at, at + piece));
    assert.equal(sha.digest(), theirs(all), `pieces of ${piece}`);
  }
});

test("a file of several pieces is told by its hash and its size", async () => {
  const all = bytes(9_000_001);

  assert.equal(await marked(new Blob([all])), `${theirs(all)} ${all.length}`);
});
