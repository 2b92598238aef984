/** How a lesson stands, read from what the browser has kept, and sums over lessons. Nothing kept is trusted. */

/** The longest text that is read, in characters. */
const LONGEST = 2_000_000;
const SURE = 3;

const isCount = (value) => Number.isInteger(value) && value >= 0;
const arePairs = (value) => Array.isArray(value) && value.every((each) => Array.isArray(each) && each.length === 2 && each.every(isCount));

/** How a lesson stands by a kept text; null where it tells nothing of it, or what cannot be. */
export function standingOf(text) {
  if (text.length > LONGEST) return null;
  try {
    const { done, of, sure, due, forms } = JSON.parse(text).standing;
    const whole = [done, of, forms].every(isCount) && done <= of && arePairs(sure) && arePairs(due);
    if (!whole || sure.length !== SURE || sure.some(([right, given]) => right > given)) return null;
    return { done, of, sure, due, forms };
  } catch {
    return null;
  }
}

/** How many of the questions that come back are due today. */
export function counted(due, daysLeft) {
  return due.filter(([since, days]) => daysLeft(since, days) === 0).length;
}

/** In how many days the first of them is due; undefined where there is none. */
export function soonest(due, daysLeft) {
  return due.length ? Math.min(...due.map(([since, days]) => daysLeft(since, days))) : undefined;
}

/** Right and given by how sure, over all lessons. */
export function summed(rows) {
  const none = Array.from({ length: SURE }, () => [0, 0]);
  return rows.reduce((sum, sure) => sum.map(([right, given], n) => [right + sure[n][0], given + sure[n][1]]), none);
}
