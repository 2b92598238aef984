import { html, nothing } from "../lit-html.js";
import { response } from "./answers.js";
import { button, marking } from "./buttons.js";
import { choices, fields } from "./controls.js";
import { sign } from "./text.js";

/** Parts answered together. Enter in a field never chooses one of several buttons. */
export function form(part, screen, i) {
  const draft = screen.drafts.of(part);
  const label = screen.id("form", i);
  const controls = part.parts.map((each) =>
    each.part === "fields" ? fields(each, part, draft, screen) : choices(each, part, draft, screen),
  );
  const send = () => ({ form: part.id, response: response(part, draft) });
  const hold = (event) => {
    if (event.key !== "Enter" || part.buttons.length < 2 || !event.target.matches("input")) return;
    event.preventDefault();
    event.currentTarget.querySelector(".lad-send button").focus();
  };
  // A group that was left blank says so itself, and is where the focus goes.
  const problem = part.problem && !screen.pending && !screen.blank.get(part.id)?.length;
  const alert = part.problem === screen.view.announce ? nothing : "alert";
  return html`<form class="lad-form" novalidate autocomplete="off" @keydown=${hold} @submit=${(e) => e.preventDefault()}>
    ${controls}
    <div class="lad-send" role=${part.legend ? "group" : nothing} aria-labelledby=${part.legend ? label : nothing}>
      ${part.legend ? html`<p class="lad-label" id=${label}>${part.legend}</p>` : nothing}
      <div class="lad-row lad-even">${part.buttons.map((each) => (each.marks ? marking(each, screen, send) : button(each, screen, send, "submit")))}</div>
    </div>
    ${problem ? html`<p class="lad-problem" role=${alert}>${sign("!")}${part.problem}</p>` : nothing}
  </form>`;
}
