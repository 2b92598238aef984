/** Where the screen shows the code by which phones get into the room's network. */
export class WifiCode {
  constructor(base) {
    this.base = base;
    this.place = document.getElementById("class-wifi");
    this.mark = 0;
  }

  /** Shows the code that is told of by a number, or none. */
  async told(mark) {
    if (mark === this.mark) return;
    const answer = mark ? await fetch(`${this.base}screen/wifi`) : null;
    const { name, picture } = answer?.ok ? await answer.json() : { name: "", picture: "" };
    this.place.querySelector("img").src = picture || "data:,";
    this.place.querySelector("strong").textContent = name;
    this.place.hidden = !picture;
    this.mark = mark;
  }
}

/** The form in the cockpit. What is typed goes to the server's memory, and is kept nowhere in this browser. */
export function wifiForm(asked) {
  const form = document.querySelector("#class-wifi form");
  const said = form?.querySelector("[role=status]");

  async function send(told) {
    const [status, { part }] = await asked("wifi", told);
    said.textContent = status === 200 ? said.dataset[told.name ? "shown" : "hidden"] : said.dataset[part];
    if (part) form.elements[part].focus();
  }

  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    send({ name: form.elements.name.value.trim(), password: form.elements.password.value });
  });
  form?.addEventListener("reset", () => send({ name: "", password: "" }));
}
