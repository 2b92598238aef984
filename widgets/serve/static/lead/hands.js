/** Counts of hands, laid out as on paper: a row for each thing that can be chosen, a column for each vote. */
export class Hands {
  constructor(words, sent) {
    this.words = words;
    this.sent = sent;
    this.box = document.getElementById("class-hands");
    this.form = document.getElementById("class-hands-form");
    this.line = document.getElementById("class-hands-said");
    this.drawn = "";
    this.typed = new Map();
    this.waiting = new Set();
  }

  /** Draws the table anew where another is asked for; what was typed and not taken stays. */
  offer(asked, { rounds, groups }) {
    this.box.hidden = !groups.length;
    const name = JSON.stringify([asked, rounds]);
    if (name === this.drawn) return;
    this.drawn = name;
    this.asked = asked;
    this.waiting.clear();
    this.line.textContent = "";
    this.form.replaceChildren(...groups.map((group) => this.table(group, rounds)), this.buttons(rounds));
  }

  table({ title, rows }, rounds) {
    const table = document.createElement("table");
    const caption = Object.assign(document.createElement("caption"), { textContent: title });
    const columns = Array.from({ length: rounds }, (_, i) => this.worded("class-nth", i + 1));
    const head = document.createElement("tr");
    head.append(document.createElement("td"), ...columns.map((column) => cell("th", column, "col")));
    const body = rows.map(({ id, label, counts }) => {
      const row = document.createElement("tr");
      row.append(cell("th", label, "row"), ...counts.map((count, i) => this.field(id, label, i + 1, count)));
      return row;
    });
    table.append(caption, head, ...body);
    return table;
  }

  field(id, label, n, count) {
    const place = `${this.asked}/${n}/${id}`;
    const input = document.createElement("input");
    Object.assign(input, { inputMode: "numeric", autocomplete: "off", maxLength: 20, value: this.typed.get(place) ?? count ?? "" });
    input.dataset.round = n;
    input.dataset.option = id;
    input.setAttribute("aria-label", this.worded("class-hands-cell", n) + label);
    input.oninput = () => {
      this.typed.set(place, input.value);
      this.waiting.add(n);
    };
    input.onkeydown = ({ key }) => key === "Enter" && this.gather(n);
    const made = document.createElement("td");
    made.append(input);
    return made;
  }

  buttons(rounds) {
    const row = Object.assign(document.createElement("p"), { className: "door-row" });
    for (let n = 1; n <= rounds; n += 1) {
      const made = Object.assign(document.createElement("button"), { type: "button", className: "door-plain" });
      made.textContent = this.worded("class-hands-keep", n);
      made.onclick = () => this.gather(n);
      row.append(made);
    }
    return row;
  }

  /** Sends what was typed and not yet sent. Says whether all of it was taken. */
  async gathered() {
    for (const n of [...this.waiting]) await this.gather(n);
    return !this.waiting.size;
  }

  /** Sends what was typed for a vote. What cannot be read is marked, and nothing of it is lost. */
  async gather(n) {
    const fields = [...this.form.querySelectorAll(`input[data-round="${n}"]`)];
    const hands = Object.fromEntries(fields.map((field) => [field.dataset.option, field.value]));
    const faults = await this.sent({ move: "hands", to: String(n), hands });
    if (!faults) return;
    if (!faults.length) this.waiting.delete(n);
    for (const field of fields) {
      if (faults.includes(field.dataset.option)) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    this.line.textContent = faults.length ? this.words["class-hands-bad"] : this.worded("class-hands-kept", n);
    fields.find((field) => faults.includes(field.dataset.option))?.focus();
  }

  worded(name, n) {
    return this.words[name].replace("#", n);
  }
}

function cell(kind, text, scope) {
  return Object.assign(document.createElement(kind), { textContent: text, scope });
}
