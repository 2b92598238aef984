/** Which key does what, on a keyboard and on a clicker. Digits stay free for typing. */
const KEYS = {
  " ": "next",
  PageDown: "next",
  ArrowRight: "next",
  PageUp: "back",
  ArrowLeft: "back",
  b: "blank",
  ".": "blank",
  h: "bars",
  l: "lock",
  t: "twin",
  v: "verdict",
  "?": "list",
};
/** What takes keys itself: all of them where something is typed, else those that press it. */
const TYPED = "input:not([type=checkbox]), select, textarea";
const PRESSED = "button, a, input, summary";
const NAME = "law-at-the-door/class/keys";

/** What a key asks for, pressed at a target; nothing where that takes it. */
export function meaning({ key, target, ctrlKey, altKey, metaKey }) {
  const name = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || altKey || metaKey || !Object.keys(KEYS).includes(name) || target.closest(TYPED)) return "";
  return name === " " && target.closest(PRESSED) ? "" : KEYS[name];
}

/** Hands over what keys ask for, before the drawing of a screen keeps them. */
export function keyed(heard) {
  const press = (event) => {
    const asked = meaning(event);
    if (asked && heard(asked) !== false) event.preventDefault();
  };
  document.addEventListener("keydown", press, true);
}

/** What carries keys from the screen to the cockpit in the same browser; null where the browser has none. */
export function carrier() {
  return typeof BroadcastChannel === "function" ? new BroadcastChannel(NAME) : null;
}
