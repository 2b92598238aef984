/**
 * What draws plots, as modules of this server's own: Chart.js, and `charts.js`, which takes it by the
 * name `library`. Where a stage came from its kernel, the kernel sends both as one instead.
 */

import "./chart.umd.js";

globalThis.library = globalThis.Chart;

export { draw } from "./charts.js";
