import { html, nothing } from "../lit-html.js";
import { table } from "./tables.js";
import { explained, pairs } from "./text.js";

/** What an item lays before the learner: messages, a post, a letter, or a list as a table. */
export function exhibit(part, screen, i) {
  const told = (text, place) => explained(text, screen, `${i}-${place}`);
  if (part.table) {
    const note = part.note ? html`<p class="lad-exhibit-note">${told(part.note, "n")}</p>` : nothing;
    return html`<div class="lad-exhibit lad-sheet">${table(part.table, screen, i)}${note}</div>`;
  }
  const name = screen.id("exhibit", i);
  return html`<figure class="lad-exhibit lad-exhibit-${part.kind}" aria-labelledby=${name}>
    <figcaption id=${name}>${part.caption}</figcaption>
    ${part.details.length ? html`<dl>${pairs(part.details)}</dl>` : nothing}
    ${part.lines.length ? thread(part.lines, told, "l") : nothing}
    ${part.paper ? letter(part.paper, told) : nothing}
    ${part.comments.length ? html`<p class="lad-exhibit-more">${part.comments_label}</p>${thread(part.comments, told, "c")}` : nothing}
  </figure>`;
}

/** Messages in their order, each after who wrote it and when. */
function thread(lines, told, place) {
  const line = ({ who, at, text, mine }, n) =>
    html`<li class=${mine ? "lad-mine" : nothing}>
      <p class="lad-exhibit-who"><b>${who}</b> ${at ? html`<span>${at}</span>` : nothing}</p>
      <p class="lad-exhibit-text">${told(text, `${place}${n}`)}</p>
    </li>`;
  return html`<ol role="list">${lines.map(line)}</ol>`;
}

function letter({ head, day, lines, signed, lang }, told) {
  return html`<div class="lad-letter" lang=${lang || nothing}>
    <p class="lad-letter-head">${told(head, "h")}</p>
    ${lines.map((text, n) => html`<p>${told(text, `p${n}`)}</p>`)}
    ${signed ? html`<p class="lad-letter-end">${signed}</p>` : nothing}
    ${day ? html`<p class="lad-letter-end">${day}</p>` : nothing}
  </div>`;
}
