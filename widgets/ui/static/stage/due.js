import { html, nothing } from "../lit-html.js";
import { actions } from "./buttons.js";
import { daysLeft } from "./days.js";
import { head } from "./text.js";

/** Questions that come back: a button for each that is due today, and of the others when they are. */
export function due({ title, lead, rows, none, waits }, screen, i) {
  const told = rows.map((row) => ({ ...row, left: daysLeft(row.since, row.days) })).sort((a, b) => a.left - b.left);
  const now = told.filter((row) => !row.left);
  const later = told.filter((row) => row.left);
  const wait = ({ left }) => waits[Math.min(left, waits.length) - 1];
  return html`${head(title, 1, screen)}
    <p>${lead}</p>
    ${now.length ? actions({ buttons: now.map((row) => row.button) }, screen, i) : html`<p>${none}</p>`}
    ${later.length ? html`<ul class="lad-points">${later.map((row) => html`<li><p>${row.text}</p><p class="lad-soft">${wait(row)}</p></li>`)}</ul>` : nothing}`;
}
