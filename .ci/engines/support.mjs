/** The oldest browsers that the pages are made for, and what MDN's published data says they lack. */

import data from "@mdn/browser-compat-data/forLegacyNode";

const FLOOR = { chrome: 88, webview_android: 88, firefox: 91, safari: 14.1, safari_ios: 14.5 };

export { data };

/** The browsers of the floor that lack a thing; none where nothing is published. */
export function lacking(entry) {
  const support = entry?.__compat?.support;
  if (!support) return [];
  return Object.keys(FLOOR).filter((browser) => ![support[browser]].flat().some((said) => has(said, FLOOR[browser])));
}

/** A fault in words: what is used, where, and who lacks it. */
export function fault(node, what, browsers) {
  const names = browsers.map((browser) => `${browser} ${FLOOR[browser]}`).join(", ");
  return { line: node.loc.start.line, what: `${what} is not in ${names}` };
}

/** Whether a statement on a browser says that this version has the thing, as it is and without a flag. */
function has(said, version) {
  if (!said || said.flags || said.prefix || said.alternative_name) return false;
  return number(said.version_added) <= version && !(number(said.version_removed) <= version);
}

function number(version) {
  return typeof version === "string" ? Number.parseFloat(version.replace("≤", "")) : Infinity;
}
