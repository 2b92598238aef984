import { html, nothing } from "../lit-html.js";
import { articles } from "./sources.js";

/** A table whose cells have no more characters than this stays one, and scrolls in its own box. */
const SHORT = 18;

/** Steps in a row; the words beside them say which is reached. */
export function scale({ label, steps, at }) {
  const marks = steps.map((_, n) => html`<span class=${n === at ? "lad-now" : nothing}></span>`);
  return html`<p class="lad-scale"><span class="lad-scale-steps" aria-hidden="true">${marks}</span><span>${label}</span></p>`;
}

/** A table; where there is little room, one with longer cells has a block a row, and each cell names its column. */
export function table({ caption, columns, rows, folded }, screen, i) {
  const name = screen.id("table", i);
  const cell = ({ text, sources: cited }, n) =>
    n === 0
      ? html`<th scope="row" role="rowheader">${text}${articles(cited)}</th>`
      : html`<td role="cell" data-column=${columns[n]}>${text}${articles(cited)}</td>`;
  const short = rows.every((cells) => cells.every((each) => each.text.length <= SHORT && !each.sources.length));
  const whole = html`<figure class="lad-table ${short ? "lad-short" : ""}">
    <figcaption id=${name}>${caption}</figcaption>
    <div class="lad-scroll" role=${short ? "region" : nothing} tabindex=${short ? "0" : nothing} aria-labelledby=${short ? name : nothing}><table role="table" aria-labelledby=${name}>
      <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map(cell)}</tr>`)}</tbody>
    </table></div>
  </figure>`;
  return folded ? html`<details class="lad-unfold"><summary>${caption}</summary>${whole}</details>` : whole;
}

/** A picture of numbers, which the table under it says in full. */
export function plot(part, screen, i) {
  const name = screen.id("plot", i);
  const high = part.across ? 5 + 2.5 * part.labels.length + part.limits.length : 16;
  const canvas = html`<canvas role="img" aria-labelledby=${name} data-plot=${i}></canvas>`;
  const whole = html`<figure class="lad-plot">
    <figcaption id=${name}>${part.table.caption}</figcaption>
    <div class="lad-canvas" .style=${`height:${high}rem`}>${canvas}</div>
    <details class="lad-unfold"><summary>${part.table_label}</summary>${table({ ...part.table, folded: false }, screen, `${i}-t`)}</details>
  </figure>`;
  return part.folded ? html`<details class="lad-unfold lad-further"><summary>${part.table.caption}</summary>${whole}</details>` : whole;
}

/** Shares as a table whose cells hold both the bar and its number. What was counted by hand is a part of its own. */
export function bars({ caption, columns, bars: rows }, screen, i) {
  const name = screen.id("bars", i);
  const cells = rows.map(({ label, value, out_of, text, vote, by_hand = 0 }) => {
    const share = (n) => (out_of > 0 ? Math.max(0, Math.min(100, (100 * n) / out_of)) : 0);
    const hands = by_hand ? html`<span class="lad-by-hand" .style=${`width:${share(by_hand)}%`}></span>` : nothing;
    return html`<tr>
      <th scope="row">${label}</th>
      <td>
        <div class="lad-bar"><span class="lad-track ${vote ? "lad-before" : ""}" aria-hidden="true"><span .style=${`width:${share(value - by_hand)}%`}></span>${hands}</span><span>${text}</span></div>
      </td>
    </tr>`;
  });
  return html`<figure class="lad-bars">
    <figcaption id=${name}>${caption}</figcaption>
    <table aria-labelledby=${name}>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${cells}</tbody>
    </table>
  </figure>`;
}
