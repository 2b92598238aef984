/**
 * What the drawing of a screen asks of its model: the view that all are shown, a way to say an act, and under
 * which name it keeps what is chosen and not yet sent, if it keeps that.
 */
export class ClassModel {
  constructor(view, said, store = "") {
    this.view = view;
    this.said = said;
    this.store = store;
    this.heard = new Map();
  }

  get(key) {
    return { view: this.view, store_key: this.store }[key] ?? "";
  }

  on(event, handler) {
    this.heard.set(event, [...(this.heard.get(event) ?? []), handler]);
  }

  off(event, handler) {
    this.heard.set(event, (this.heard.get(event) ?? []).filter((each) => each !== handler));
  }

  send({ act }) {
    if (act) this.said(act);
  }

  /** Whether an answer may still come: the page tries for as long as it is open. */
  well() {
    return true;
  }

  drawn(view) {
    this.view = view;
    for (const handler of this.heard.get("msg:custom") ?? []) handler({ view }, []);
  }

  /** The same view, with what is wrong said at a field, or else at its form; what was typed stays. */
  problem(text, at = "") {
    const told = (field) => (field.id === at ? { ...field, problem: text } : field);
    const marked = (group) => (group.fields ? { ...group, fields: group.fields.map(told) } : group);
    const wrong = (form) => (at ? { ...form, parts: form.parts.map(marked) } : { ...form, problem: text });
    this.drawn({ ...this.view, parts: this.view.parts.map((part) => (part.part === "form" ? wrong(part) : part)) });
  }
}
