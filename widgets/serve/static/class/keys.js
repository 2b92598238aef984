/** Which key does what, on a keyboard and on a clicker. */
const KEYS = {
  " ": "next",
  PageDown: "next",
  ArrowRight: "next",
  PageUp: "back",
  ArrowLeft: "back",
  b: "blank",
  ".": "blank",
  l: "lock",
};

/** Does what a key says, unless something that takes keys itself has the focus. */
export function keyed(moves) {
  document.addEventListener("keydown", (event) => {
    const busy = event.target.closest("button, a, input, select, textarea, summary");
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey || (busy && event.key === " ")) return;
    event.preventDefault();
    moves[move]();
  });
}
