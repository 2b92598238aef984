import { html, nothing } from "../lit-html.js";
import { articles } from "./sources.js";
import { explained, head, pairs, sign } from "./text.js";

const OUTCOMES = { right: "✓", partly: "◐", wrong: "✗" };
const STATES = { hit: "✓", missed: "○", wrong: "✗", passed: "–", fair: "◐" };

export function verdict(part, screen, i) {
  const { outcome, title, lines, reasons, others, then = [] } = part;
  return html`<div class="lad-verdict lad-${outcome}" role="group" aria-labelledby=${screen.id("verdict", i)}>
    ${head([sign(OUTCOMES[outcome]), title], 1, screen, { name: screen.id("verdict", i), kind: "lad-verdict-title", focus: "-1" })}
    ${lines.length ? html`<dl class="lad-lines">${pairs(lines, screen, i)}</dl>` : nothing}
    ${reasons.length ? html`<ul class="lad-reasons">${reasons.map((each, n) => reason(each, screen, `${i}-r${n}`))}</ul>` : nothing}
    ${then.length ? html`<dl class="lad-lines">${pairs(then, screen, `${i}-t`)}</dl>` : nothing}
    ${others.length
      ? html`<details class="lad-others">
          <summary>${part.others_label}</summary>
          <ul class="lad-reasons">${others.map((each, n) => reason(each, screen, `${i}-o${n}`))}</ul>
        </details>`
      : nothing}
    ${part.folded
      ? html`<details class="lad-others"><summary>${part.sources_label} (${part.sources.length})</summary>${articles(part.sources)}</details>`
      : html`${part.sources.length ? head(part.sources_label, 2, screen) : nothing} ${articles(part.sources)}`}
  </div>`;
}

function reason({ text, rationale, state, state_label, misconception, sources: cited }, screen, place) {
  return html`<li class="lad-reason lad-${state}">
    <p class="lad-reason-head"><span class="lad-state">${sign(STATES[state])}${state_label}</span> <strong>${text}</strong></p>
    <p>${explained(rationale, screen, place)}</p>
    ${misconception ? html`<p class="lad-misconception">${misconception}</p>` : nothing} ${articles(cited)}
  </li>`;
}
