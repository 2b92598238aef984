import { html, nothing } from "../lit-html.js";
import { head, pairs, sign, whole } from "./text.js";

export function sources({ label, sources: cited, open, brief }, screen) {
  return html`${label ? head(label, 1, screen) : nothing}${articles(cited, open, brief)}`;
}

/** Articles, each to be opened where it stands. One that carries no answer looks it. */
export function articles(cited, open = false, brief = false) {
  if (!cited.length) return nothing;
  const items = cited.map(
    ({ label, says, facts, note, sure, link }) => html`<li>
      <details class="lad-source ${sure ? "" : "lad-unsure"}" ?open=${open}>
        <summary>${sign(sure ? "§" : "?")}<span>${whole(label)}${brief ? html`<span class="lad-brief">${says}</span>` : nothing}</span></summary>
        <p>${says}</p>
        <dl class="lad-facts">${pairs(facts)}</dl>
        ${note ? html`<p class="lad-note">${note}</p>` : nothing}
        ${link ? html`<p>${anchor(link)}</p>` : nothing}
      </details>
    </li>`,
  );
  return html`<ul class="lad-sources">${items}</ul>`;
}

/** The way to another page of ours. It opens beside this one, whose kernel it must not end. */
export function anchor({ label, href }) {
  return html`<a class="lad-link" href=${href} target="_blank">${label}${sign(" ↗")}</a>`;
}

export function links({ links: ways }) {
  return html`<p class="lad-row">${ways.map(anchor)}</p>`;
}
