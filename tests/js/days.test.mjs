import assert from "node:assert/strict";
import test from "node:test";
import { daysLeft } from "../../widgets/ui/static/stage/days.js";

/** A moment by the clock of a place. */
function at(zone, ...clock) {
  process.env.TZ = zone;
  return new Date(...clock).getTime();
}

const NOVEMBER = 10;

test("what was answered just before midnight is due a minute later, on the next day", () => {
  const since = at("Asia/Shanghai", 2026, NOVEMBER, 28, 23, 59, 59);

  assert.equal(daysLeft(since, 1, at("Asia/Shanghai", 2026, NOVEMBER, 28, 23, 59, 59)), 1);
  assert.equal(daysLeft(since, 1, at("Asia/Shanghai", 2026, NOVEMBER, 29, 0, 0, 0)), 0);
});

test("what was answered just after midnight waits for the whole of its days", () => {
  const since = at("Asia/Shanghai", 2026, NOVEMBER, 28, 0, 0, 0);

  assert.equal(daysLeft(since, 4, at("Asia/Shanghai", 2026, 11, 1, 23, 59, 59)), 1);
  assert.equal(daysLeft(since, 4, at("Asia/Shanghai", 2026, 11, 2, 0, 0, 0)), 0);
});

test("fourteen days reach over a month's and a year's end, and over 29 February", () => {
  assert.equal(daysLeft(at("Asia/Shanghai", 2026, 11, 20, 9), 14, at("Asia/Shanghai", 2027, 0, 2, 23)), 1);
  assert.equal(daysLeft(at("Asia/Shanghai", 2026, 11, 20, 9), 14, at("Asia/Shanghai", 2027, 0, 3, 0)), 0);
  assert.equal(daysLeft(at("Asia/Shanghai", 2028, 1, 20, 9), 14, at("Asia/Shanghai", 2028, 2, 4, 9)), 1);
  assert.equal(daysLeft(at("Asia/Shanghai", 2028, 1, 20, 9), 14, at("Asia/Shanghai", 2028, 2, 5, 9)), 0);
});

test("a day of 23 hours and one of 25 are each one day", () => {
  const zone = "America/New_York";

  // The clock goes forward on 8 March 2026 and back on 1 November 2026.
  assert.equal(daysLeft(at(zone, 2026, 2, 7, 23, 59), 1, at(zone, 2026, 2, 8, 0, 0)), 0);
  assert.equal(daysLeft(at(zone, 2026, 2, 8, 0, 1), 1, at(zone, 2026, 2, 8, 23, 59)), 1);
  assert.equal(daysLeft(at(zone, 2026, 9, 31, 0, 30), 4, at(zone, 2026, 10, 3, 23, 59)), 1);
  assert.equal(daysLeft(at(zone, 2026, NOVEMBER, 1, 0, 1), 1, at(zone, 2026, NOVEMBER, 1, 23, 59)), 1);
  assert.equal(daysLeft(at(zone, 2026, NOVEMBER, 1, 0, 1), 1, at(zone, 2026, NOVEMBER, 2, 0, 0)), 0);
});

test("the day is that of the place where it is asked", () => {
  const since = Date.UTC(2026, NOVEMBER, 28, 15, 30); // 23:30 in Shanghai, 10:30 in New York
  const now = Date.UTC(2026, NOVEMBER, 28, 16, 30);

  process.env.TZ = "Asia/Shanghai";
  assert.equal(daysLeft(since, 1, now), 0);
  process.env.TZ = "America/New_York";
  assert.equal(daysLeft(since, 1, now), 1);
});

test("what is overdue is due, and a clock that was set back makes nothing due sooner", () => {
  const since = at("Asia/Shanghai", 2026, NOVEMBER, 28, 9);

  assert.equal(daysLeft(since, 1, at("Asia/Shanghai", 2027, 5, 1)), 0);
  assert.equal(daysLeft(since, 1, at("Asia/Shanghai", 2026, NOVEMBER, 20, 9)), 9);
  assert.equal(daysLeft(0, 1), 0);
});
