/** What a widget's module asks of its model. */
export class Model {
  constructor(connection, name, state, place = null) {
    this.connection = connection;
    this.name = name;
    this.state = state;
    this.place = place;
    this.heard = new Map();
    connection.models.set(name, this);
  }

  get(key) {
    return this.state[key];
  }

  on(event, handler) {
    this.heard.set(event, [...(this.heard.get(event) ?? []), handler]);
  }

  off(event, handler) {
    this.heard.set(event, (this.heard.get(event) ?? []).filter((each) => each !== handler));
  }

  send(content) {
    this.connection.say(this.name, content);
  }

  /** Whether an answer may still come. */
  well() {
    return !this.connection.ended;
  }

  tell(event, ...given) {
    for (const handler of this.heard.get(event) ?? []) handler(...given);
  }

  hear({ method, content }) {
    if (method !== "custom") return;
    if (content.view) this.keep(content.view);
    this.tell("msg:custom", content, []);
  }

  /** A view is kept for a screen that is drawn later, and the page told how much of it is done. */
  keep(view) {
    this.state.view = view;
    lawAtTheDoorParts.told(this.place, view);
  }
}
