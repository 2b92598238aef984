import { html, nothing } from "../lit-html.js";
import { actions } from "./buttons.js";
import { daysLeft } from "./days.js";
import { head } from "./text.js";

/** Questions that come back: a button for each that is due today, and of the others when they are. */
export function due({ title, lead, rows, none, waits }, screen, i) {
  const told = rows.map((row) => ({ ...row, left: daysLeft(row.since, row.days) })).sort((a, b) => a.left - b.left);
  const buttons = told.filter((row) => !row.left).map((row) => row.button);
  const later = told.filter((row) => row.left).map(
    ({ text, left }) => html`<li><p>${text}</p><p class="lad-wait">${waits[Math.min(left, waits.length) - 1]}</p></li>`,
  );
  return html`${head(title, 1, screen)}
    <div class="lad-prose"><p>${lead}</p>${buttons.length ? nothing : html`<p>${none}</p>`}</div>
    ${actions({ buttons }, screen, i)}
    ${later.length ? html`<ul class="lad-points">${later}</ul>` : nothing}`;
}
