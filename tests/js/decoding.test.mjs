import assert from "node:assert/strict";
import test from "node:test";
import { LONGEST_TEXT, decoded } from "../../widgets/ui/static/stage/decoding.js";

const bytes = (...all) => new Uint8Array(all).buffer;
const utf8 = (text) => new TextEncoder().encode(text).buffer;

test("a file is read as UTF-8, with its mark or without", () => {
  assert.equal(decoded(utf8("日期,金额")), "日期,金额");
  assert.equal(decoded(bytes(0xef, 0xbb, 0xbf, 0x61)), "a");
});

test("a file is read as UTF-16 where its mark says so", () => {
  assert.equal(decoded(bytes(0xff, 0xfe, 0xe5, 0x65, 0x61, 0)), "日a");
  assert.equal(decoded(bytes(0xfe, 0xff, 0x65, 0xe5, 0, 0x61)), "日a");
});

test("what is not UTF-8 is read as Chinese spreadsheets save it", () => {
  assert.equal(decoded(bytes(0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0x31)), "日期,1");
});

test("what holds a zero is no text", () => {
  assert.equal(decoded(bytes(0x50, 0x4b, 3, 4, 0)), null);
});

test("an empty file and one of a single byte are texts", () => {
  assert.equal(decoded(bytes()), "");
  assert.equal(decoded(bytes(0x61)), "a");
});

test("a long file may be cut within a character, a shorter one may not", () => {
  const cut = new Uint8Array(LONGEST_TEXT).fill(0x61);
  cut.set([0xe6, 0x97], LONGEST_TEXT - 2);

  assert.equal(decoded(cut.buffer), "a".repeat(LONGEST_TEXT - 2));
  assert.notEqual(decoded(bytes(0x61, 0xe6, 0x97)), "a");
});

test("UTF-16 without its mark is known by the zeros on one side", () => {
  const text = "2026-11-20 22:30 电话";
  const little = [...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8]);
  const big = [...text].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 0xff]);

  assert.equal(decoded(bytes(...little)), text);
  assert.equal(decoded(bytes(...big)), text);
});

test("a spreadsheet is no text", () => {
  const zip = [0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0xa7, 0xb4, 0x7c, 0x5d, 0xc7, 0x1c, 0x17, 0x3c, 0x0a, 0, 0, 0];

  assert.equal(decoded(bytes(...zip)), null);
});
