/** How many days by the calendar of this browser are left until something is due. */

const DAY = 86_400_000;

/** The number of the calendar day on which a moment falls here, whatever the length of its days. */
function calendarDay(time) {
  const at = new Date(time);
  return Math.round(Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY);
}

/** How many days after today something is due that was answered at `since` and comes `days` later; 0 where it is due. */
export function daysLeft(since, days, now = Date.now()) {
  return Math.max(0, calendarDay(since) + days - calendarDay(now));
}
