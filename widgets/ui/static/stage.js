/**
 * Draws a view (`core/screen/view.py`) as semantic HTML and sends back what the learner does.
 * One function in `stage/` draws one kind of part. There are no words here: all come from the view,
 * and all reach the page as text. On its way to the browser it is joined with what it imports
 * (`content/bundle.py`).
 */

import { Screen } from "./stage/screen.js";

/** How long a file's address is kept for the browser to save it, in milliseconds. */
const KEPT = 3000;

/** Paper shows what the screen folds away; of a calculator's answer no article, which it names. Returns how to undo that. */
function unfold(el) {
  const kind = el.querySelector(".lad-answered") ? ".lad-unfold:not(.lad-source)" : "";
  const folded = [...el.querySelectorAll(`details${kind}:not([open])`)];
  folded.forEach((each) => (each.open = true));
  return () => folded.forEach((each) => (each.open = false));
}

/** Gives the learner a file to save. */
function hand({ name, media, text, data }) {
  const bytes = Uint8Array.from(atob(data || ""), (each) => each.charCodeAt(0));
  const file = data ? new Blob([bytes], { type: media }) : new Blob([text], { type: `${media};charset=utf-8` });
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}

export default {
  render({ model, el }) {
    const screen = new Screen(model, el);
    const watch = new ResizeObserver(([entry]) => screen.widen(entry.contentRect.width));
    let fold = () => {};
    const before = () => (fold = unfold(el));
    const after = () => fold();
    const lose = () => screen.lose();
    const live = () => el.classList.contains("jupyter-widgets-disconnected") && lose();
    const given = (said) => {
      if (said?.view) screen.arrive(said.view);
      else if (said?.file) hand(said.file);
    };
    const ask = () => screen.ask();
    const heard = { "msg:custom": given, "comm:close": lose, "line:again": ask, comm_live_update: live };
    const keep = () => screen.drafts.flush();
    const forget = () => screen.erased();
    const around = { beforeprint: before, afterprint: after, pagehide: keep, storage: forget, "law-at-the-door": forget };
    for (const [name, heed] of Object.entries(heard)) model.on(name, heed);
    for (const [name, heed] of Object.entries(around)) window.addEventListener(name, heed);
    document.addEventListener("visibilitychange", keep);
    watch.observe(el);
    const recolour = () => screen.recolour();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", recolour);
    const theme = new MutationObserver(recolour); // JupyterLab has a theme of its own
    theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
    const first = model.get("view");
    if (first) screen.arrive(first);
    else model.send({ want: "view" });
    return () => {
      screen.clearPending();
      watch.disconnect();
      dark.removeEventListener("change", recolour);
      theme.disconnect();
      for (const [name, heed] of Object.entries(heard)) model.off(name, heed);
      for (const [name, heed] of Object.entries(around)) window.removeEventListener(name, heed);
      document.removeEventListener("visibilitychange", keep);
    };
  },
};
