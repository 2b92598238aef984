import { html, nothing } from "../lit-html.js";

/** What a field was read as, and other ways to fill it; nothing once the learner has typed on. */
export function meant(field, name, draft, screen) {
  if (!field.read || (draft.typed.get(field.id) ?? field.value) !== field.value) return nothing;
  const take = (text) => (event) => {
    screen.note(draft.typed, field.id, text);
    event.currentTarget.form.querySelector(".lad-send button").click();
  };
  const ways = field.offers.map(
    ({ id, text }) => html`<button type="button" class="lad-button lad-plain" @click=${take(id)}>${text}</button>`,
  );
  return html`<div class="lad-meant" role=${ways.length ? "group" : nothing} aria-labelledby=${ways.length ? `${name}-read` : nothing}>
    <p class="lad-help" id="${name}-read">${field.read}</p>
    ${ways.length ? html`<div class="lad-row">${ways}</div>` : nothing}
  </div>`;
}
