/** How long a class has taken, block by block. The clock is this page's; nobody else is told. */

const MINUTE = 60_000;

/** Nothing has begun yet. */
export function unbegun(code) {
  return { code, at: null, since: 0, spent: {} };
}

/** The log once the class stands at a block, or at none. What it took is written down when it is left. */
export function moved(log, at, now) {
  if (log.at === at) return log;
  const spent = log.at === null ? log.spent : { ...log.spent, [log.at]: took(log, log.at, now) };
  return { ...log, at, since: now, spent };
}

/** How long a block has taken so far, in milliseconds. */
export function took(log, block, now) {
  return (log.spent[block] ?? 0) + (log.at === block ? Math.max(0, now - log.since) : 0);
}

/** Whole minutes. */
export function minutes(span) {
  return Math.floor(span / MINUTE);
}

/** Planned minutes, minutes gone, and how many of these the plan did not have by here. */
export function pace(log, blocks, now) {
  const gone = blocks.reduce((sum, { n }) => sum + took(log, n, now), 0);
  const due = blocks.reduce((sum, { n, minutes: of, state }) => {
    if (state === "done") return sum + of * MINUTE;
    return state === "now" ? sum + Math.min(of * MINUTE, took(log, n, now)) : sum;
  }, 0);
  const planned = blocks.reduce((sum, block) => sum + block.minutes, 0);
  return { planned, gone: minutes(gone), late: Math.trunc((gone - due) / MINUTE) };
}

/** A log that was kept, if it is one of this class. */
export function restored(text, code) {
  try {
    const log = JSON.parse(text);
    const known = log.code === code && Number.isFinite(log.since) && (log.at === null || Number.isInteger(log.at));
    const whole = known && Object.values(log.spent).every((span) => Number.isFinite(span) && span >= 0);
    return whole ? log : unbegun(code);
  } catch {
    return unbegun(code);
  }
}
