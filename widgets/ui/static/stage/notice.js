import { html, nothing } from "../lit-html.js";
import { button } from "./buttons.js";
import { head, sign } from "./text.js";

const TONES = { care: "!", info: "i", changed: "↻", fault: "!" };

/** Under which name a warning is noted as passed: it belongs to its screen. */
const passed = (i) => `care-${i}`;

/** Whether a part is out of sight, behind a warning which the learner has not passed. */
export function covered(i, screen) {
  return screen.view.parts.some(({ covers }, n) => covers && n < i && i <= n + covers && !screen.open.has(passed(n)));
}

/** A warning that covers what follows has, first of its buttons, the one that shows it. */
export function notice({ tone, title, text, buttons, covers, shows }, screen, i) {
  const name = screen.id("notice", i);
  const go = () => {
    screen.open.add(passed(i));
    screen.redraw();
    screen.el.querySelectorAll(".lad-part")[i + 1].focus();
  };
  const waits = covers && !screen.open.has(passed(i));
  return html`<div class="lad-notice lad-${tone}" role=${tone === "fault" ? "alert" : "group"} aria-labelledby=${name}>
    ${head([sign(TONES[tone]), title], 1, screen, { name, kind: "lad-notice-title" })}
    ${text ? html`<p>${text}</p>` : nothing}
    ${buttons.length
      ? html`<div class="lad-row">
          ${waits ? html`<button type="button" class="lad-button lad-main lad-shows" @click=${go}>${shows}</button>` : nothing}${buttons.map((each) => button(each, screen))}
        </div>`
      : nothing}
  </div>`;
}

/** A number to ring at once. */
export function call({ label, number, say }) {
  return html`<div class="lad-call">
    <a class="lad-ring" href="tel:${number}">${label}</a>
    <p>${say}</p>
  </div>`;
}

/** A page of ours can be opened again; in a notebook the cell is run again, and all else left as it is. */
export function lostNotice(view) {
  if (!document.getElementById("door-erase")) return html`<div class="lad-notice lad-fault lad-lost" role="alert"><p>${view.rerun}</p></div>`;
  return html`<div class="lad-notice lad-fault lad-lost" role="alert">
    <p>${view.lost}</p>
    <button type="button" class="lad-button lad-main" @click=${reopen}>${view.again}</button>
  </div>`;
}

/** A page of ours knows whether there is a way to its server. */
function reopen() {
  if (typeof lawAtTheDoor === "object") lawAtTheDoor.reopen();
  else location.reload();
}
