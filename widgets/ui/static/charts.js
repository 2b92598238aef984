/**
 * Draws a plot (`core/screen/view.py`) on a canvas with Chart.js. It is sent to the page when the first
 * plot is shown, after Chart.js itself, whose exports are in `library`. No words here: labels come
 * from the view, and days are written by the browser in the page's language.
 */

const DAY = 86400000;
/** Dashes tell lines apart where colours do not. */
const SHADES = ["--lad-accent", "--lad-partly", "--lad-ink", "--lad-wrong", "--lad-edge", "--lad-soft"];
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3], [1, 4], [12, 4]];
/** Bars lie dark and light by turns, at least 3 to 1, the light ones under marks of their own. */
const FILLS = [["--lad-accent", ""], ["--lad-tint", "slant"], ["--lad-ink", ""], ["--lad-partly-tint", "dots"]];
/** The side of a pattern's square, and the height of a line's name, in pixels. */
const SQUARE = 8;
const NAME = 18;
/** The most that a picture takes on paper, in pixels: half of a page beside it, and no letter made smaller. */
const PAPER = { wide: 340, high: 190 };
let listening = false;

/** Draws a part on a canvas, in place of what was there. Returns the chart. */
export function draw(canvas, part, lang) {
  const style = getComputedStyle(canvas);
  const colour = (name) => style.getPropertyValue(name).trim();
  const Chart = library;
  listening ||= listen();
  Chart.getChart(canvas)?.destroy();
  Chart.defaults.font.family = style.fontFamily;
  return new Chart(canvas, settings(part, lang, colour, (shade, marks) => pattern(canvas, colour, shade, marks)));
}

/** A colour under marks, as a canvas fills with it. */
function pattern(canvas, colour, shade, marks) {
  if (!marks) return colour(shade);
  const square = Object.assign(document.createElement("canvas"), { width: SQUARE, height: SQUARE });
  const pen = square.getContext("2d");
  pen.fillStyle = colour(shade);
  pen.fillRect(0, 0, SQUARE, SQUARE);
  pen.strokeStyle = pen.fillStyle = colour("--lad-accent");
  if (marks === "dots") pen.fillRect(3, 3, 2, 2);
  else for (const at of [-SQUARE, 0, SQUARE]) stroke(pen, [at, SQUARE], [at + SQUARE, 0]);
  return canvas.getContext("2d").createPattern(square, "repeat");
}

function stroke(pen, from, to) {
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** Every picture fits paper while a page is printed. */
function listen() {
  const { resize } = library.prototype;
  const every = (size) => () => Object.values(library.instances).forEach((chart) => resize.call(chart, ...size(chart)));
  addEventListener("beforeprint", every(({ height }) => [PAPER.wide, Math.min(height, PAPER.high)]));
  addEventListener("afterprint", every(() => []));
  return true;
}

/** What the chart library is told to draw. */
export function settings(part, lang, colour, fill = (shade) => colour(shade)) {
  const spans = part.kind === "spans";
  const stacked = part.kind === "stack";
  const day = new Intl.DateTimeFormat(lang === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeZone: "UTC" });
  const amount = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
  const told = (value) => (part.days ? day.format(new Date(value * DAY)) : amount.format(value));
  const ticks = { color: colour("--lad-soft"), maxRotation: 0, autoSkipPadding: 12 };
  const grid = { color: colour("--lad-line") };
  const { across } = part;
  const whole = part.series.every(([, values]) => values.every(Number.isInteger));
  const numbers = { stacked, grid, ticks: { ...ticks, callback: told }, beginAtZero: !part.days };
  if (whole) numbers.ticks.precision = 0;
  const names = { stacked, grid: { display: false }, ticks };
  if (spans) Object.assign(numbers, ends(part), { afterBuildTicks: (scale) => Object.assign(scale, { ticks: outer(part) }) });
  else numbers.suggestedMax = Math.max(0, ...part.limits.filter(([, , among]) => !among).map(([, at]) => at * 1.05));
  return {
    type: part.kind === "line" ? "line" : "bar",
    data: { labels: part.labels, datasets: spans ? [span(part, colour)] : datasets(part, colour, fill) },
    plugins: [{ id: "limits", afterDatasetsDraw: (chart) => lines(chart, part, colour) }],
    options: {
      indexAxis: across ? "y" : "x",
      animation: false,
      maintainAspectRatio: false,
      layout: { padding: { top: part.limits.length * NAME } },
      interaction: { mode: "index", axis: across ? "y" : "x", intersect: false },
      scales: across ? { x: numbers, y: names } : { x: names, y: numbers },
      plugins: {
        legend: { display: !spans && part.series.length > 1, position: "bottom", labels: legend(part, colour) },
        tooltip: { callbacks: { label: (at) => label(at, part, told) } },
      },
    },
  };
}

/** How the legend shows a series: by its line where it is one, else by its colour and pattern. */
function legend({ kind }, colour) {
  const line = kind === "line" ? { usePointStyle: true, pointStyle: "line", pointStyleWidth: 32 } : { boxWidth: 24 };
  return { color: colour("--lad-ink"), ...line };
}

/** The first day and the last of all spans: no other day is written below them. */
function outer({ series: [[, first], [, last]] }) {
  return [Math.min(...first), Math.max(...last)].map((value) => ({ value }));
}

/** The lines of the law, dashed across the plot, each under its name above it, which stays within the picture. */
function lines(chart, part, colour) {
  const { ctx: pen, chartArea: area, scales } = chart;
  part.limits.forEach(([name, value, among], n) => {
    const upright = among || part.across;
    const scale = among === part.across ? scales.y : scales.x;
    const at = among ? scale.getPixelForValue(Math.max(0, value - 0.5)) : scale.getPixelForValue(value);
    const height = area.top - (part.limits.length - n) * NAME + NAME / 2;
    pen.save();
    pen.fillStyle = colour("--lad-wrong");
    pen.font = `600 12px ${library.defaults.font.family}`;
    Object.assign(pen, { textBaseline: "middle", textAlign: "left" });
    const long = pen.measureText(name).width;
    const beside = at > (area.left + area.right) / 2 ? at - 6 - long : at + 6;
    const from = upright ? Math.max(0, Math.min(beside, chart.width - long)) : area.right - long;
    const ends = upright ? [[at, height], [at, area.bottom]] : [[area.left, at], [area.right, at]];
    for (const [lineWidth, strokeStyle, dash] of [[6, colour("--lad-paper"), []], [2, colour("--lad-wrong"), [6, 4]]]) {
      Object.assign(pen, { lineWidth, strokeStyle });
      pen.setLineDash(dash);
      stroke(pen, ...ends);
    }
    Object.assign(pen, { lineWidth: 6, strokeStyle: colour("--lad-paper"), lineJoin: "round" });
    pen.setLineDash([]);
    const place = [name, from, upright ? height : at - NAME / 2];
    pen.strokeText(...place); // no line runs through a name
    pen.fillText(...place);
    pen.restore();
  });
}

function datasets(part, colour, fill) {
  return part.series.map(([name, values], n) => ({
    label: name,
    data: values,
    backgroundColor: part.kind === "line" ? colour(SHADES[n % SHADES.length]) : fill(...FILLS[n % FILLS.length]),
    borderColor: colour(part.kind === "line" ? SHADES[n % SHADES.length] : "--lad-accent"),
    borderDash: part.kind === "line" ? DASHES[n % DASHES.length] : [],
    borderWidth: part.kind === "line" ? 2 : 1,
    borderRadius: part.kind === "bars" ? 3 : 0,
    pointRadius: part.labels.length > 40 ? 0 : 3,
    stepped: false,
  }));
}

/** One bar from a first day to a last; a single day is drawn a little wide, so that it is seen. */
function span(part, colour) {
  const [[, first], [, last]] = part.series;
  const least = (Math.max(...last) - Math.min(...first)) / 80 || 1;
  return {
    data: first.map((from, i) => [from, Math.max(last[i], from + least)]),
    backgroundColor: colour("--lad-accent"),
    borderRadius: 4,
  };
}

function ends(part) {
  const [[, first], [, last]] = part.series;
  const marked = part.limits.map(([, at]) => at);
  const [min, max] = [Math.min(...first, ...marked), Math.max(...last, ...marked)];
  const margin = Math.max(1, (max - min) / 20);
  return { min: min - margin, max: max + margin };
}

function label(at, part, told) {
  if (part.kind !== "spans") return `${at.dataset.label}: ${told(part.across ? at.parsed.x : at.parsed.y)}`;
  const [[, first], [, last]] = part.series;
  const [from, to] = [first[at.dataIndex], last[at.dataIndex]];
  return from === to ? told(from) : `${told(from)} – ${told(to)}`;
}
