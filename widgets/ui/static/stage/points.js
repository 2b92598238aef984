import { html, nothing } from "../lit-html.js";
import { articles } from "./sources.js";
import { head } from "./text.js";

export function points({ points: lines, title, ordered, folded }, screen, i) {
  const items = lines.map(({ text, label, sources: cited, to }, n) => {
    const way = to && document.getElementById(to.href.slice(1)); // a notebook has no such section
    const told = html`<p>${text}</p>
      ${way ? html`<p><a class="lad-link" href=${to.href}>${to.label}</a></p>` : nothing}
      ${articles(cited)}`;
    if (!label) return html`<li>${told}</li>`;
    const name = screen.id("point", i, n);
    return html`<li>
      <div class="lad-point" role="group" aria-labelledby=${name}>
        <p class="lad-point-label" id=${name}>${label}</p>
        ${told}
      </div>
    </li>`;
  });
  const list = ordered ? html`<ol class="lad-points">${items}</ol>` : html`<ul class="lad-points">${items}</ul>`;
  if (folded) return html`<details class="lad-unfold"><summary>${title}</summary>${list}</details>`;
  return html`${title ? head(title, 1, screen) : nothing} ${list}`;
}
