import { html, nothing } from "../lit-html.js";
import { withRow } from "./answers.js";

/** The browser's own calendar, beside a field in which a day can also be typed. */
export function calendar({ calendar: word }, label, take) {
  const change = ({ target }) => target.value && take(target.value, target);
  return html`<label class="lad-button lad-plain lad-file lad-calendar">
    <span aria-hidden="true">${word}</span><input type="date" aria-label="${label}: ${word}" @change=${change} />
  </label>`;
}

/** A row to add cell by cell, under the text in which rows can also be typed or pasted. */
export function adder(field, name, text, take) {
  const cells = field.cells.map(([label, isDay], n) => {
    const put = (day, target) => (target.closest(".lad-cell").querySelector("[type=text]").value = day);
    return html`<div class="lad-cell">
      <label for="${name}-cell-${n}">${label}</label>
      <input id="${name}-cell-${n}" type="text" autocomplete="off" spellcheck="false" />
      ${isDay ? calendar(field, label, put) : nothing}
    </div>`;
  });
  const add = ({ currentTarget }) => {
    const inputs = [...currentTarget.closest("details").querySelectorAll("[type=text]")];
    const empty = inputs.find((each) => !each.value.trim());
    if (empty) return empty.focus();
    take(withRow(text, inputs.map((each) => each.value.trim())));
    for (const each of inputs) each.value = "";
    inputs[0].focus();
  };
  return html`<details class="lad-unfold lad-adder">
    <summary>${field.adding}</summary>
    ${cells}
    <button type="button" class="lad-button lad-plain" @click=${add}>${field.adding}</button>
  </details>`;
}
