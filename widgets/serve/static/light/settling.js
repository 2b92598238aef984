/** How long a screen waits for the kernel's word on what the browser keeps and the address asks for, in milliseconds. */
const SETTLING = 6000;

/** Whether the browser keeps anything under a key. */
export function keeps(key) {
  try {
    return Boolean(key) && localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** Draws once the kernel has answered what it was told on arrival, or has not for long. Keeps its space meanwhile. */
export class Settling {
  constructor(model) {
    this.waiting = [];
    this.timer = setTimeout(() => this.settle("slow"), SETTLING);
    model.on("msg:custom", ({ settled }) => settled && this.settle("ready"));
    model.on("comm:close", () => this.settle());
  }

  settle(state) {
    clearTimeout(this.timer);
    for (const draw of this.waiting.splice(0)) draw();
    if (state) lawAtTheDoor.ready(state);
  }

  then(el, draw) {
    el.className = "door-settling";
    this.waiting.push(() => {
      el.className = "";
      draw();
    });
  }
}
