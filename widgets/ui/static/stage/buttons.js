import { html, nothing } from "../lit-html.js";
import { LONGEST_FILE, decoded } from "./decoding.js";
import { marked } from "./sha256.js";

export function actions({ buttons, label, folded }, screen, i) {
  if (!buttons.length) return nothing;
  if (folded) return unfolded(folded, actions({ buttons, label }, screen, i), screen);
  const name = screen.id("actions", i);
  const choice = buttons.every((each) => each.style === "choice");
  return html`<div role=${label ? "group" : nothing} aria-labelledby=${label ? name : nothing}>
    ${label ? html`<p class="lad-label" id=${name}>${label}</p>` : nothing}
    <div class="lad-row ${choice ? "lad-stack" : ""}">${buttons.map((each) => (each.takes ? taking(each, screen) : button(each, screen)))}</div>
  </div>`;
}

/** What is opened behind a word; it stays as the learner left it, whatever comes above it, and also if it comes at once. */
function unfolded(word, content, screen) {
  const turn = ({ target }) => (target.open ? screen.open.add(word) : screen.open.delete(word));
  const press = ({ currentTarget }) => turn({ target: { open: !currentTarget.parentNode.open } });
  return html`<details class="lad-unfold" ?open=${screen.open.has(word)} @toggle=${turn}><summary @click=${press}>${word}</summary>${content}</details>`;
}

/** A button that has a file chosen. It is only read, and its text sent with the act; what is no text is sent as none. */
function taking(spec, screen) {
  const name = JSON.stringify([spec.label, spec.act]);
  const take = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const text = decoded(await file.slice(0, LONGEST_FILE).arrayBuffer(), LONGEST_FILE);
    target.value = ""; // the same file may be chosen again
    screen.press(spec, name, () => ({ response: [text ?? ""] }), target);
  };
  return html`<label class="lad-button lad-${spec.style} lad-file" aria-busy=${screen.pending?.name === name ? "true" : nothing}>
    ${spec.label}<input type="file" accept=".json,application/json" @change=${take} />
  </label>`;
}

/** A button in a form that has a file chosen. Nothing of it is sent but its SHA-256 and its size. */
export function marking(spec, screen, gather) {
  const name = JSON.stringify([spec.label, spec.act, "marks"]);
  const busy = screen.reading === name || screen.pending?.name === name;
  const take = async ({ target }) => {
    const [file] = target.files;
    if (!file || screen.reading) return;
    screen.reading = name;
    screen.redraw();
    const told = await marked(file).catch(() => "?");
    target.value = "";
    screen.reading = "";
    screen.press({ ...spec, act: { ...spec.act, file: told } }, name, gather, target);
  };
  return html`<label class="lad-button lad-${spec.style} lad-file" aria-busy=${busy ? "true" : nothing}>
    ${spec.label}<input type="file" ?disabled=${busy} @change=${take} />
  </label>`;
}

/** A button; where it must be confirmed, the same button once more beside the question. */
export function button(spec, screen, gather = () => ({}), type = "button") {
  const name = JSON.stringify([spec.label, spec.act]);
  const asking = screen.asking?.name === name;
  const press = (event) => screen.press(spec, name, gather, event.currentTarget);
  const control = html`<button
    type=${type}
    class="lad-button lad-${spec.style} ${spec.current ? "lad-current" : ""}"
    aria-current=${spec.current ? "true" : nothing}
    aria-busy=${screen.pending?.name === name ? "true" : nothing}
    aria-describedby=${asking ? screen.id("confirm") : nothing}
    @click=${press}
  >
    ${spec.note ? html`<span>${spec.label}<span class="lad-button-note">${spec.note}</span></span>` : spec.label}
  </button>`;
  if (!spec.confirm) return control;
  const leave = (event) => event.currentTarget.contains(event.relatedTarget) || screen.cancel();
  const escape = (event) => event.key === "Escape" && screen.cancel();
  return html`<div class="lad-ask ${asking ? "lad-asking" : ""}" @focusout=${leave} @keydown=${escape}>
    ${asking ? html`<p id=${screen.id("confirm")}>${spec.confirm}</p>` : nothing} ${control}
  </div>`;
}
