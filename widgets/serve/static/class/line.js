/** Pauses before each new try, in milliseconds; the last again and again. */
const PAUSES = [200, 1000, 2000, 4000, 8000];
/** Where no events can be had, it is asked so often, in milliseconds. */
const POLL = 2000;

/** A line on which the server says that something has changed. Where there is none, it is asked. */
export class ClassLine {
  constructor(address, { onChanged, onLost }) {
    this.address = address;
    this.onChanged = onChanged;
    this.onLost = onLost;
    this.tries = 0;
    document.addEventListener("visibilitychange", () => document.hidden || this.ask());
  }

  open() {
    if (!("EventSource" in window)) return void this.poll();
    const events = new EventSource(this.address);
    events.onmessage = ({ data }) => {
      this.tries = 0;
      this.tell(JSON.parse(data));
    };
    events.onerror = () => {
      events.close();
      this.again(() => this.open());
      this.ask(); // there may be no line for this page, and an answer all the same
    };
  }

  /** Asks now and then, for as long as the page is open. */
  async poll() {
    await this.ask();
    setTimeout(() => this.poll(), POLL);
  }

  async ask() {
    try {
      const answer = await fetch(`${this.address}?once`);
      if (answer.ok) await this.tell(await answer.json());
    } catch {
      this.onLost();
    }
  }

  async tell(told) {
    try {
      await this.onChanged(told.at, told);
    } catch {
      this.again(() => this.ask());
    }
  }

  again(what) {
    this.onLost();
    setTimeout(what, PAUSES[Math.min(this.tries++, PAUSES.length - 1)]);
  }
}
