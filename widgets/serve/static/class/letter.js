/** How much of the phone's shorter side a letter may take, in percent, and all lines together. */
const LARGEST = 60;
const WIDE = 84;
const HIGH = 80;

/** The size at which lines fill a phone, in percent of its shorter side; a Chinese character is as wide as it is high. */
export function size(text) {
  const lines = text.split("\n");
  const width = (line) => [...line].reduce((sum, each) => sum + (each > "\u00ff" ? 1 : 0.65), 0);
  return Math.floor(Math.min(LARGEST, WIDE / Math.max(1, ...lines.map(width)), HIGH / lines.length / 1.1));
}

/** A button that fills the phone with what was chosen, until that is tapped. */
export class LargeLetter {
  constructor(label) {
    this.label = label;
    this.opener = document.getElementById("class-show");
    this.sheet = document.getElementById("class-letter");
    this.opener.onclick = () => this.fill(true);
    this.sheet.onclick = () => this.fill(false);
    this.sheet.onkeydown = ({ key }) => key === "Escape" && this.fill(false);
  }

  /** Offers a text, or nothing where there is none. */
  offer(text) {
    if (!text && !this.sheet.hidden) this.fill(false);
    this.opener.hidden = !text;
    this.sheet.textContent = text;
    this.sheet.style.fontSize = `${size(text)}vmin`;
    this.sheet.setAttribute("aria-label", this.label.replace("#", text.replace("\n", " ")));
  }

  fill(full) {
    this.sheet.hidden = !full;
    (full ? this.sheet : this.opener).focus();
  }
}
