import { html, nothing } from "../lit-html.js";
import { actions } from "./buttons.js";
import { keep, outcome, working } from "./calculator.js";
import { due } from "./due.js";
import { exhibit } from "./exhibit.js";
import { form } from "./form.js";
import { call, covered, lostNotice, notice } from "./notice.js";
import { points } from "./points.js";
import { scene } from "./scene.js";
import { links, sources } from "./sources.js";
import { bars, plot, scale, table } from "./tables.js";
import { heading, prose } from "./text.js";
import { verdict } from "./verdict.js";

/** What draws each kind of part. */
const PARTS = new Map(
  Object.entries({ heading, prose, scene, exhibit, notice, points, form, verdict, actions, bars, sources, links, call, scale, table, outcome, working, plot, keep, due }),
);

/**
 * The whole screen: what is announced, what is lost, the title, the parts. It stands below a section's
 * heading of its page.
 * Keys stay inside: JupyterLab would take arrows and letters for its own shortcuts.
 */
export function section(view, screen) {
  const title = screen.id("title");
  const say = screen.asking ? screen.asking.text : view.announce;
  return html`<section
    class="lad ${screen.wide ? "lad-wide" : ""}"
    lang=${view.lang}
    aria-labelledby=${view.title ? title : nothing}
    data-key=${view.key}
    tabindex="-1"
    data-lm-suppress-shortcuts
    @keydown=${(event) => event.stopPropagation()}
  >
    <p class="lad-unseen" role="status">${say}${say && screen.odd ? "\u00a0" : ""}</p>
    ${screen.lost ? lostNotice(view) : nothing}
    ${view.title ? html`<h3 class="lad-title" id=${title} tabindex="-1">${view.title}</h3>` : nothing}
    ${view.parts.map((part, i) => (covered(i, screen) ? slot(part.part, nothing) : draw(part, screen, i)))}
  </section>`;
}

/** A part in its slot; a kind that is not known, or is damaged, leaves it empty. */
function draw(part, screen, i) {
  try {
    return slot(part.part, PARTS.get(part.part)?.(part, screen, i) ?? nothing);
  } catch (error) {
    console.error(error);
    return slot(part.part, nothing);
  }
}

function slot(kind, content) {
  return html`<div class="lad-part" data-part=${kind} tabindex="-1">${content}</div>`;
}
