/** What the drawing of a screen asks of its model: the view that all are shown, and a way to say an act. */
export class ClassModel {
  constructor(view, said) {
    this.view = view;
    this.said = said;
    this.heard = new Map();
  }

  get(key) {
    return key === "view" ? this.view : "";
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

  /** The same view, with what is wrong said at its form. */
  problem(text) {
    const parts = this.view.parts.map((part) => (part.part === "form" ? { ...part, problem: text } : part));
    this.drawn({ ...this.view, parts });
  }
}
