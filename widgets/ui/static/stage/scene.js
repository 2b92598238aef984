import { html, nothing } from "../lit-html.js";
import { explained } from "./text.js";

/** A figure's shoulders and head; by what stands with it, who it is can be told without a face. */
const BODY = "M8 53c0-15 6-22 16-22s16 7 16 22M24 9a8 9 0 1 0 .1 0";
const BRIEFCASE = "M29 43h14v10H29zM33 43v-3h6v3";
const FIGURES = {
  collector: `${BODY}${BRIEFCASE}`,
  colleague: `${BODY}${BRIEFCASE}`,
  manager: `${BODY}M24 31l-3 4 3 12 3-12z`,
  lender: `${BODY}M14 18v-2a10 10 0 0 1 20 0v6l-5 4`,
  borrower: `${BODY}M31 39h7v13h-7z`,
  mother: "M11 53c0-14 4-21 11-21s11 7 11 21zM22 12a8 9 0 1 0 .1 0M22 5a4 3.5 0 1 0 .1 0M39 53V38q0-4 4-4",
  son: "M14 53c0-10 4-15 10-15s10 5 10 15M24 22a7 7.5 0 1 0 .1 0M16 29h18q0-8-9-8t-9 8M34 29h6",
  family: "M4 53c0-15 5-21 13-21s12 5 13 14M17 11a8 9 0 1 0 .1 0M27 53c0-8 3-11 8-11s8 3 8 11M35 29a5 6 0 1 0 .1 0",
  neighbour: `${BODY}M3 53V3h42v50`,
  police: `${BODY}M15 14h18l2-5-5-4H18l-5 4zM20 46h8`,
  court: "M5 22L24 9l19 13zM10 27v19M19 27v19M29 27v19M38 27v19M4 51h40",
  stranger: BODY,
};
/** What a quotation comes through, where it is not said face to face. */
const WAYS = {
  call: "M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4l-2 2C10 20 4 14 3 5z",
  message: "M3 4h18v12H10l-5 4v-4H3z",
  paper: "M5 2h10l4 4v16H5zM15 2v4h4M8 11h8M8 15h8",
};

/** A picture that only repeats what the words beside it say. */
function picture(path, size, kind) {
  return html`<svg class=${kind} viewBox=${size} aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;
}

/** What happens in a case, and in bubbles or on paper what is said in it. */
export function scene({ lines }, screen, i) {
  return html`<div class="lad-case lad-scene">${lines.map((line, n) => (line.how ? said : aside)(line, screen, `${i}-${n}`))}</div>`;
}

function aside({ text }, screen, place) {
  return html`<p>${explained(text, screen, place)}</p>`;
}

function said({ text, how, who, name, says }, screen, place) {
  const figure = how !== "paper" && FIGURES[who];
  return html`<div class="lad-said lad-${how}">
    ${figure ? picture(figure, "0 0 48 56", `lad-figure lad-${who}`) : nothing}
    <p class="lad-who">${WAYS[how] ? picture(WAYS[how], "0 0 24 24", "lad-way") : nothing}${name}<span class="lad-unseen"> ${says}</span></p>
    <p class="lad-bubble">${explained(text, screen, place)}</p>
  </div>`;
}
