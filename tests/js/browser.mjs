/** As much of a browser as the modules under test reach for. */

/** What keeps texts under keys, as `localStorage` does; its keys are its own properties. */
export function storage(given = {}) {
  const methods = {
    getItem: (key) => (Object.hasOwn(kept, key) ? kept[key] : null),
    setItem: (key, text) => void (kept[key] = String(text)),
    removeItem: (key) => void delete kept[key],
  };
  const kept = Object.assign(Object.create(methods), given);
  return kept;
}

/** Puts names into the global scope, where a browser has them; a window's events come from `target`. */
export function put(names, target = new EventTarget()) {
  const events = ["addEventListener", "removeEventListener", "dispatchEvent"];
  const all = { ...Object.fromEntries(events.map((each) => [each, target[each].bind(target)])), ...names };
  for (const [name, value] of Object.entries(all)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** A document that shows itself, and hears what it is told. */
export function page(hidden = false) {
  return Object.assign(new EventTarget(), { hidden, getElementById: () => null });
}

/** A widget's model: what it was asked to send is in `sent`. */
export class Model {
  constructor(state) {
    this.state = state;
    this.sent = [];
    this.heard = new Map();
  }

  get(key) {
    return this.state[key];
  }

  on(event, handler) {
    this.heard.set(event, [...(this.heard.get(event) ?? []), handler]);
  }

  off(event, handler) {
    this.heard.set(event, this.heard.get(event).filter((each) => each !== handler));
  }

  send(content) {
    this.sent.push(content);
  }

  tell(event, ...given) {
    for (const handler of this.heard.get(event) ?? []) handler(...given);
  }
}
