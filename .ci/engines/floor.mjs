/**
 * Compares scripts and styles with what the oldest browsers we serve support, by MDN's published
 * data. `node floor.mjs FILE...` names each thing that is newer, with its line, and fails.
 * The floor and why: docs/decisions/022-browsers-have-a-floor.md.
 */

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { styleFaults } from "./styles.mjs";
import { scriptFaults } from "./scripts.mjs";

const faults = process.argv.slice(2).flatMap((path) => {
  const text = readFileSync(path, "utf8");
  const found = path.endsWith(".css") ? styleFaults(text) : scriptFaults(text, basename(path));
  return found.map(({ line, what }) => `${path}:${line}: ${what}`);
});
for (const fault of new Set(faults)) console.log(fault);
process.exitCode = faults.length ? 1 : 0;
