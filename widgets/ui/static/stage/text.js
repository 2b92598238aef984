import { html, nothing } from "../lit-html.js";

/** A sign that only repeats what the words beside it say. */
export function sign(mark) {
  return html`<span class="lad-sign" aria-hidden="true">${mark}</span>`;
}

/** A sum with its unit, a number with what it counts, an article with its number: none is broken over two lines. */
const WHOLE = /(\p{Lu}{3} \d[\d.,]{0,20}|\p{Ll}{1,6}\. \d[\d.]{0,9}|\d[\d.,]{0,20}\p{sc=Han})/u;

/** A text in which nothing that belongs together is broken over two lines, unless one line is too short for it. */
export function whole(text) {
  const kept = (piece) => html`<span class="lad-whole">${piece.replace(" ", "\u00a0")}</span>`;
  return text.split(WHOLE).map((piece, n) => (n % 2 ? kept(piece) : piece));
}

/**
 * A text whose legal terms can be opened, each once, the longest first; what they mean stands under it.
 * A term in Latin letters is found between breaks.
 */
export function explained(text, screen, place) {
  const terms = screen.view.terms || [];
  if (!terms.length) return text;
  const plain = terms.map(([form]) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/^[ -~]+$/, "\\b$&\\b"));
  const meanings = new Map();
  const pieces = text.split(new RegExp(`(${plain.join("|")})`, "i")).map((piece, n) => {
    const [, meaning] = (n % 2 && terms.find(([form]) => form.toLowerCase() === piece.toLowerCase())) || [];
    if (!meaning || meanings.has(meaning)) return piece;
    const name = screen.id("term", place, meanings.size);
    meanings.set(meaning, name);
    return term(piece, name, screen);
  });
  const opened = [...meanings].filter(([, name]) => screen.open.has(name));
  return [pieces, opened.map(([meaning, name]) => html`<span class="lad-meaning" id=${name} role="note">${meaning}</span>`)];
}

/** A word that shows what it means, or puts it away, when it is pressed. */
function term(word, name, screen) {
  const open = screen.open.has(name);
  const turn = () => {
    if (!screen.open.delete(name)) screen.open.add(name);
    screen.redraw();
  };
  const press = (event) => {
    if (!["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    turn();
  };
  // No `button`: that would not break where its line ends.
  return html`<span role="button" tabindex="0" class="lad-term" aria-expanded=${open ? "true" : "false"} aria-controls=${open ? name : nothing} @click=${turn} @keydown=${press}>${word}</span>`;
}

/**
 * A heading so deep within the screen: under its title, or where it has none under its section's heading;
 * at the head of a lesson, under the title of the page.
 */
export function head(text, depth, screen, { name = nothing, kind = "lad-heading", focus = nothing } = {}) {
  const classes = depth > 1 ? `${kind} lad-sub` : kind;
  const level = depth + (screen.view.key === "head" ? 1 : screen.view.title ? 3 : 2);
  if (level === 2) return html`<h2 class=${classes} id=${name} tabindex=${focus}>${text}</h2>`;
  if (level === 3) return html`<h3 class=${classes} id=${name} tabindex=${focus}>${text}</h3>`;
  if (level === 4) return html`<h4 class=${classes} id=${name} tabindex=${focus}>${text}</h4>`;
  return html`<h5 class=${classes} id=${name} tabindex=${focus}>${text}</h5>`;
}

export function heading({ text, level }, screen) {
  return head(text, level - 2, screen);
}

export function prose({ paragraphs, tone }, screen, i) {
  const lines = paragraphs.map((text, n) => html`<p>${explained(text, screen, `${i}-${n}`)}</p>`);
  if (tone === "quote") return html`<blockquote class="lad-prose lad-quote">${lines}</blockquote>`;
  return html`<div class="lad-prose lad-${tone}">${lines}</div>`;
}

/** Lines of a list under their labels; with a screen, their terms can be opened. */
export function pairs(lines, screen, place) {
  const told = (text, n) => (screen ? explained(text, screen, `${place}-l${n}`) : whole(text));
  return lines.map(([label, text], n) => html`<div><dt>${label}</dt><dd>${told(text, n)}</dd></div>`);
}
