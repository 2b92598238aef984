import { html, nothing } from "../lit-html.js";
import { button } from "./buttons.js";
import { articles } from "./sources.js";
import { head, pairs, sign, whole } from "./text.js";

const STANDINGS = { protected: "§", partly: "◐", "not-protected": "✗", depends: "?" };
/** How long "copied" stays on its button, in milliseconds. */
const TOLD = 3000;

/** What a calculator answers: how the law stands to it, one sentence, one number, the others folded. */
export function outcome({ standing, title, label, text, figures, rest, more, sources: cited }, screen, i) {
  const name = screen.id("outcome", i);
  return html`<div class="lad-outcome lad-${standing || "plain"}" role="group" aria-labelledby=${name}>
    ${head(title, 1, screen, { name, kind: "lad-outcome-title", focus: "-1" })}
    ${label ? html`<p class="lad-standing">${sign(STANDINGS[standing])}${label}</p>` : nothing}
    <p class="lad-outcome-text">${whole(text)}</p>
    ${figures.length ? html`<dl class="lad-number">${pairs(figures)}</dl>` : nothing}
    ${rest.length ? html`<details class="lad-unfold"><summary>${more}</summary><dl class="lad-figures">${pairs(rest)}</dl></details>` : nothing}
    ${articles(cited)}
  </div>`;
}

/** A working: a line each, with its article to be opened under it. */
export function working({ title, lines, rest, more }, screen, i) {
  const line = ({ text, sources: cited }) => html`<li><p>${whole(text)}</p>${articles(cited)}</li>`;
  const others = html`<details class="lad-unfold"><summary>${more}</summary><ol start=${lines.length + 1}>${rest.map(line)}</ol></details>`;
  return html`<div class="lad-working" role="group" aria-labelledby=${screen.id("working", i)}>
    ${head(title, 1, screen, { name: screen.id("working", i) })}
    <ol>${lines.map(line)}</ol>
    ${rest.length ? others : nothing}
  </div>`;
}

/** Ways to keep what is shown. Copying works without a secure address too. */
export function keep(part, screen, i) {
  const name = screen.id("keep", i);
  const tell = (text) => {
    screen.copied = text;
    screen.redraw();
  };
  const copy = async () => {
    if (!(await copied(part.copy))) return;
    tell(part.copy);
    setTimeout(() => tell(""), TOLD);
  };
  const label = screen.copied === part.copy ? part.copied : part.copy_label;
  return html`<div class="lad-keep" role="group" aria-labelledby=${name}>
    <p class="lad-label" id=${name}>${part.label}</p>
    <div class="lad-row">
      <button type="button" class="lad-button lad-plain" aria-live="polite" @click=${copy}>${label}</button>
      <button type="button" class="lad-button lad-plain" @click=${printed}>${part.print_label}</button>
      ${part.files.map((each) => button(each, screen))}
    </div>
  </div>`;
}

/** Prints what is shown: a page in sections leaves out those that are not. */
function printed() {
  const root = document.documentElement.classList;
  root.add("lad-alone");
  addEventListener("afterprint", () => root.remove("lad-alone"), { once: true });
  window.print();
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
