import assert from "node:assert/strict";
import test from "node:test";
import { settings } from "../../widgets/ui/static/charts.js";

const colour = (name) => name;
const part = (given) => ({ kind: "bars", across: false, days: false, labels: ["a", "b"], series: [["n", [1, 2.5]]], limits: [], ...given });
const made = (given, lang = "en") => settings(part(given), lang, colour);

test("each series is a row of numbers with its name, told apart by shade and by dashes", () => {
  const { type, data } = made({ kind: "line", series: [["x", [1, 2]], ["y", [3, 4]]] });

  assert.equal(type, "line");
  assert.deepEqual(data.datasets.map(({ label, data: values }) => [label, values]), [["x", [1, 2]], ["y", [3, 4]]]);
  const [first, second] = data.datasets;
  assert.notEqual(first.borderColor, second.borderColor);
  assert.notDeepEqual(first.borderDash, second.borderDash);
});

test("more series than there are shades begin again", () => {
  const series = Array.from({ length: 7 }, (_, n) => [`s${n}`, [n]]);

  const { datasets } = made({ kind: "line", series }).data;

  assert.equal(datasets[6].backgroundColor, datasets[0].backgroundColor);
});

test("bars lie dark and light by turns, the light ones under marks", () => {
  const series = ["x", "y", "z", "w"].map((name) => [name, [1, 2]]);
  const fill = (shade, marks) => `${shade} ${marks}`;

  const { datasets } = settings(part({ kind: "stack", series }), "en", colour, fill).data;

  assert.deepEqual(
    datasets.map(({ backgroundColor }) => backgroundColor),
    ["--lad-accent ", "--lad-tint slant", "--lad-ink ", "--lad-partly-tint dots"],
  );
});

test("a line of the law is within the plot, and its name has room above it", () => {
  const { scales, layout } = made({ limits: [["cap", 24, false], ["from 8:00", 8, true]] }).options;

  assert.ok(scales.y.suggestedMax > 24);
  assert.equal(layout.padding.top, 2 * 18);
});

test("a line of the law is drawn at its number, or before its label, under its name", () => {
  globalThis.library = { defaults: { font: { family: "serif" } } };
  const drawn = [];
  const pen = { save() {}, restore() {}, beginPath() {}, stroke() {}, setLineDash() {}, strokeText() {}, measureText: (told) => ({ width: 6 * told.length }) };
  Object.assign(pen, { moveTo: (...at) => drawn.push(at), lineTo: (...at) => drawn.push(at), fillText: (...told) => drawn.push(told) });
  const scale = { getPixelForValue: (value) => value * 10 };
  const chart = { ctx: pen, width: 100, chartArea: { left: 0, right: 100, top: 40, bottom: 200 }, scales: { x: scale, y: scale } };

  made({ limits: [["cap", 2, false], ["night", 8, true]] }).plugins[0].afterDatasetsDraw(chart);

  const [across, upright] = [[[0, 20], [100, 20]], [[75, 31], [75, 200]]]; // each over a light edge
  assert.deepEqual(drawn.slice(0, 5), [...across, ...across, ["cap", 82, 11]]);
  assert.deepEqual(drawn.slice(5), [...upright, ...upright, ["night", 39, 31]]);
});

test("the name of a line stays within the picture however long it is", () => {
  globalThis.library = { defaults: { font: { family: "serif" } } };
  const told = [];
  const pen = { save() {}, restore() {}, beginPath() {}, stroke() {}, setLineDash() {}, moveTo() {}, lineTo() {}, strokeText() {} };
  Object.assign(pen, { measureText: () => ({ width: 80 }), fillText: (name, x) => told.push([name, x]) });
  const scale = { getPixelForValue: (value) => value };
  const chart = { ctx: pen, width: 100, chartArea: { left: 0, right: 100, top: 40, bottom: 200 }, scales: { x: scale, y: scale } };

  made({ across: true, limits: [["left", 45, false], ["right", 60, false]] }).plugins[0].afterDatasetsDraw(chart);

  assert.deepEqual(told, [["left", 20], ["right", 0]]);
});

test("below spans only their first day and their last are written", () => {
  const given = { kind: "spans", across: true, days: true, series: [["from", [0, 60]], ["to", [50, 160]]] };
  const scale = {};

  made(given).options.scales.x.afterBuildTicks(scale);

  assert.deepEqual(scale.ticks, [{ value: 0 }, { value: 160 }]);
});

test("the legend shows a line as a line, and a bar by its colour", () => {
  const labels = (kind) => made({ kind, series: [["x", [1, 2]], ["y", [3, 4]]] }).options.plugins.legend.labels;

  assert.deepEqual([labels("line").pointStyle, labels("stack").pointStyle], ["line", undefined]);
});

test("numbers begin at zero, whole ones without a fraction", () => {
  const { y } = made().options.scales;
  assert.equal(y.beginAtZero, true);
  assert.equal(y.ticks.precision, undefined);
  assert.equal(y.ticks.callback(1234.567), "1,234.57");
  assert.equal(made({ series: [["n", [1, 2]]] }).options.scales.y.ticks.precision, 0);
});

test("a plot across has its numbers along the foot", () => {
  const { indexAxis, scales } = made({ across: true, kind: "stack" }).options;

  assert.equal(indexAxis, "y");
  assert.deepEqual([scales.x.stacked, scales.y.stacked, scales.x.beginAtZero], [true, true, true]);
});

test("days are written in the page's language, and not from zero on", () => {
  const day = Date.UTC(2026, 0, 5) / 86400000;
  const given = { kind: "spans", across: true, days: true, series: [["from", [day]], ["to", [day + 30]]] };

  const { x } = made(given).options.scales;

  assert.equal(x.beginAtZero, false);
  assert.equal(x.ticks.callback(day), "5 Jan 2026");
  assert.match(made(given, "zh").options.scales.x.ticks.callback(day), /2026年1月5日/);
});

test("a span is one bar from day to day, a single day a little wide, with a margin at the ends", () => {
  const given = { kind: "spans", across: true, days: true, series: [["from", [0, 60]], ["to", [0, 160]]] };

  const { data, options } = made(given);

  assert.deepEqual(data.datasets[0].data, [[0, 2], [60, 160]]); // 160 / 80 = 2
  assert.deepEqual([options.scales.x.min, options.scales.x.max], [-8, 168]); // 160 / 20 = 8
});

test("what is pointed at is told by its name and number, a span by its days", () => {
  const label = (given, at) => made(given).options.plugins.tooltip.callbacks.label(at);
  const spans = { kind: "spans", across: true, days: true, series: [["from", [0, 0]], ["to", [0, 31]]] };

  assert.equal(label({}, { dataset: { label: "n" }, parsed: { x: 0, y: 2.5 } }), "n: 2.5");
  assert.equal(label(spans, { dataIndex: 0 }), "1 Jan 1970");
  assert.equal(label(spans, { dataIndex: 1 }), "1 Jan 1970 – 1 Feb 1970");
});
