import { html, nothing } from "../lit-html.js";
import { chosenIn, isAsked, missing } from "./answers.js";
import { LONGEST_TEXT, decoded } from "./decoding.js";
import { adder, calendar } from "./picking.js";
import { meant } from "./meant.js";
import { sign } from "./text.js";

/** Picks up to this many are radios, which show every option; beyond, a list to open. */
const FEW = 6;
/** The longest answer that may be typed in a line. */
const LONGEST = 200;

/** Radios, checkboxes, checkboxes that keep the order tapped, or stretches of a text. */
export function choices(part, form, draft, screen) {
  const { id } = form;
  const chosen = chosenIn(part, draft);
  const name = screen.id(id, part.name);
  const problem = missing(form, part, draft, screen);
  const { told, lines } = about({ example: part.help, problem }, name);
  const change = (option) => (event) => {
    const rest = part.select === "one" ? [] : chosen.filter((each) => each !== option.id);
    screen.note(draft.chosen, part.name, event.target.checked ? [...rest, option.id] : rest);
    screen.redraw();
  };
  const options = part.options.map((option) => {
    const place = chosen.indexOf(option.id);
    const box = html`<input
      type=${part.select === "one" ? "radio" : "checkbox"}
      name=${name}
      value=${option.id}
      .checked=${place >= 0}
      @change=${change(option)}
    />`;
    return part.select === "mark" ? stretch(option, box, place >= 0) : optionLabel(option, box, place, part.select);
  });
  return html`<fieldset class="lad-choices" aria-describedby=${told} aria-invalid=${problem ? "true" : nothing}>
    <legend class="lad-label">${part.legend}</legend>
    ${lines}
    ${part.select === "mark" ? html`<p class="lad-running">${options}</p>` : html`<div class="lad-options">${options}</div>`}
  </fieldset>`;
}

function optionLabel({ text }, box, place, select) {
  const badge = html`<span class="lad-badge">${place >= 0 ? place + 1 : ""}</span>`;
  return html`<label class="lad-option lad-${select} ${place >= 0 ? "lad-on" : ""}">
    ${box}${select === "order" ? badge : nothing}<span>${text}</span>
  </label>`;
}

/** A stretch of running text. Its box stays on one line with the first word, or character. */
function stretch({ text }, box, on) {
  const first = /^(?:[\w:.,'’-]+|.)/su.exec(text)?.[0] ?? "";
  const hold = html`<span class="lad-hold">${sign(on ? "✓" : "")}${first}</span>`;
  return html`<label class="lad-stretch ${on ? "lad-on" : ""}">${box}<span class="lad-text">${hold}${text.slice(first.length)}</span></label> `;
}

/** Fields of a form; what is rarely needed is folded away under its legend. */
export function fields(part, form, draft, screen) {
  const { id, parts } = form;
  const asked = part.fields.filter((field) => isAsked(field, parts, draft));
  if (!asked.length) return nothing;
  const drawn = asked.map((field) => {
    const kind = field.options.length ? pick : field.lines ? several : typed;
    const problem = field.problem || missing(form, field, draft, screen);
    return kind({ ...field, problem }, screen.id(id, field.id), draft, screen);
  });
  if (part.folded) {
    return html`<details class="lad-fields lad-folded"><summary class="lad-label">${part.legend}</summary>${drawn}</details>`;
  }
  return html`<fieldset class="lad-fields"><legend class="lad-label">${part.legend}</legend>${drawn}</fieldset>`;
}

/** What is read out with a field: its example, and what is wrong with what was typed. */
function about({ example, problem }, name) {
  const told = [example && `${name}-example`, problem && `${name}-problem`].filter(Boolean).join(" ");
  const lines = html`${example ? html`<p class="lad-help" id="${name}-example">${example}</p>` : nothing}
  ${problem ? html`<p class="lad-problem" id="${name}-problem">${sign("!")}${problem}</p>` : nothing}`;
  return { told: told || nothing, lines };
}

function typed(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  return html`<div class="lad-field">
    <label for=${name}>${field.label}</label>
    <input
      id=${name}
      type="text"
      inputmode=${field.keyboard}
      maxlength=${LONGEST}
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${told}
      aria-invalid=${field.problem ? "true" : nothing}
      .value=${draft.typed.get(field.id) ?? field.value}
      @input=${(event) => screen.note(draft.typed, field.id, event.target.value)}
    />
    ${field.calendar ? calendar(field, field.label, (day) => fill(day, field, draft, screen)) : nothing} ${lines} ${meant(field, name, draft, screen)}
  </div>`;
}

function fill(text, field, draft, screen) {
  screen.note(draft.typed, field.id, text);
  screen.redraw();
}

/** A field of several lines, typed, pasted, or taken from a file, which is only read. */
function several(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  const take = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const bytes = await file.slice(0, LONGEST_TEXT).arrayBuffer();
    const text = decoded(bytes);
    screen.foreign = text === null ? field.id : "";
    if (text !== null) screen.note(draft.typed, field.id, text);
    screen.redraw();
  };
  return html`<div class="lad-field">
    <label for=${name}>${field.label}</label>
    <textarea
      id=${name}
      rows=${field.lines}
      maxlength=${LONGEST_TEXT}
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${told}
      aria-invalid=${field.problem ? "true" : nothing}
      .value=${draft.typed.get(field.id) ?? field.value}
      @input=${(event) => screen.note(draft.typed, field.id, event.target.value)}
    ></textarea>
    ${lines} ${meant(field, name, draft, screen)}
    ${field.adding ? adder(field, name, draft.typed.get(field.id) ?? field.value, (text) => fill(text, field, draft, screen)) : nothing}
    ${field.file ? html`<label class="lad-button lad-plain lad-file">${field.file}<input type="file" accept=".csv,.txt,.xml,.tsv,.xlsx,.xls,text/*" @change=${take} /></label>` : nothing}
    ${screen.foreign === field.id ? html`<p class="lad-problem" role="alert">${sign("!")}${field.foreign}</p>` : nothing}
  </div>`;
}

/** A field to pick: nothing is picked before the learner does. */
function pick(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  const value = draft.typed.get(field.id) ?? field.value;
  const change = (event) => {
    screen.note(draft.typed, field.id, event.target.value);
    screen.redraw();
  };
  if (field.folded || field.options.length > FEW) {
    const offered = field.options.some((each) => each.id === value);
    const list = offered ? field.options : [{ id: "", text: "—" }, ...field.options];
    const options = list.map((each) => html`<option value=${each.id} .selected=${each.id === value}>${each.text}</option>`);
    return html`<div class="lad-field">
      <label for=${name}>${field.label}</label>
      <select id=${name} aria-describedby=${told} aria-invalid=${field.problem ? "true" : nothing} @change=${change}>${options}</select>
      ${lines}
    </div>`;
  }
  const radios = field.options.map((each) => {
    const box = html`<input type="radio" name=${name} value=${each.id} .checked=${each.id === value} @change=${change} />`;
    return optionLabel(each, box, each.id === value ? 0 : -1, "one");
  });
  return html`<fieldset class="lad-field lad-pick" aria-describedby=${told} aria-invalid=${field.problem ? "true" : nothing}>
    <legend>${field.label}</legend>
    <div class="lad-options">${radios}</div>
    ${lines}
  </fieldset>`;
}
