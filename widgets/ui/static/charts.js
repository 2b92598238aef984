/**
 * Draws a plot (`core/screen/view.py`) on a canvas with Chart.js. It is sent to the page when the first
 * plot is shown, after Chart.js itself, whose exports are in `library`. No words here: labels come
 * from the view, and days are written by the browser in the page's language.
 */

const DAY = 86400000;
/** Dashes and shades tell strands apart where colours do not. */
const SHADES = ["--lad-accent", "--lad-right", "--lad-wrong", "--lad-partly", "--lad-edge", "--lad-soft"];
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3], [1, 4], [12, 4]];

/** Draws a part on a canvas, in place of what was there. Returns the chart. */
export function draw(canvas, part, lang) {
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name).trim();
  const Chart = library;
  Chart.getChart(canvas)?.destroy();
  Chart.defaults.font.family = style.fontFamily;
  return new Chart(canvas, settings(part, lang, colour));
}

/** What the chart library is told to draw. */
export function settings(part, lang, colour) {
  const spans = part.kind === "spans";
  const stacked = part.kind === "stack";
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeZone: "UTC" });
  const amount = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  const told = (value) => (part.days ? day.format(new Date(value * DAY)) : amount.format(value));
  const ticks = { color: colour("--lad-soft"), maxRotation: 0, autoSkipPadding: 12 };
  const grid = { color: colour("--lad-line") };
  const { across } = part;
  const whole = part.strands.every(([, values]) => values.every(Number.isInteger));
  const numbers = { stacked, grid, ticks: { ...ticks, callback: told }, beginAtZero: !part.days };
  if (whole) numbers.ticks.precision = 0;
  const names = { stacked, grid: { display: false }, ticks };
  if (spans) Object.assign(numbers, ends(part));
  return {
    type: part.kind === "line" ? "line" : "bar",
    data: { labels: part.labels, datasets: spans ? [span(part, colour)] : strands(part, colour) },
    options: {
      indexAxis: across ? "y" : "x",
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", axis: across ? "y" : "x", intersect: false },
      scales: across ? { x: numbers, y: names } : { x: names, y: numbers },
      plugins: {
        legend: { display: !spans && part.strands.length > 1, labels: { color: colour("--lad-ink"), boxWidth: 24 } },
        tooltip: { callbacks: { label: (at) => label(at, part, told) } },
      },
    },
  };
}

function strands(part, colour) {
  return part.strands.map(([name, values], n) => ({
    label: name,
    data: values,
    backgroundColor: colour(SHADES[n % SHADES.length]),
    borderColor: colour(SHADES[n % SHADES.length]),
    borderDash: part.kind === "line" ? DASHES[n % DASHES.length] : [],
    borderWidth: part.kind === "line" ? 2 : 0,
    borderRadius: part.kind === "bars" ? 3 : 0,
    pointRadius: part.labels.length > 40 ? 0 : 3,
    stepped: false,
  }));
}

/** One bar from a first day to a last; a single day is drawn a little wide, so that it is seen. */
function span(part, colour) {
  const [[, first], [, last]] = part.strands;
  const least = (Math.max(...last) - Math.min(...first)) / 80 || 1;
  return {
    data: first.map((from, i) => [from, Math.max(last[i], from + least)]),
    backgroundColor: colour("--lad-accent"),
    borderRadius: 4,
  };
}

function ends(part) {
  const [[, first], [, last]] = part.strands;
  const [min, max] = [Math.min(...first), Math.max(...last)];
  const margin = Math.max(1, (max - min) / 20);
  return { min: min - margin, max: max + margin };
}

function label(at, part, told) {
  if (part.kind !== "spans") return `${at.dataset.label}: ${told(part.across ? at.parsed.x : at.parsed.y)}`;
  const [[, first], [, last]] = part.strands;
  const [from, to] = [first[at.dataIndex], last[at.dataIndex]];
  return from === to ? told(from) : `${told(from)} – ${told(to)}`;
}
