/** What a script asks of a browser: its syntax, and the names that it reaches for. */

import { parse } from "acorn";
import { ancestor, full } from "acorn-walk";
import { data, fault, lacking } from "./support.mjs";

/** Read by every browser there is. */
const OLDEST = ["able.js", "frame.js", "home.js", "shared.js"];
/** Taken as published: their fields are looked at, and of the names only those of globals. */
const VENDORED = ["chart.umd.js", "lit-html.js"];
/** Names of the browser's that mean something else here. */
const OTHERS = { ".destroy()": "of a chart" };
/** What a global with a small first letter is one of. */
const KINDS = {
  crypto: "Crypto",
  document: "Document",
  globalThis: "Window",
  history: "History",
  localStorage: "Storage",
  location: "Location",
  navigator: "Navigator",
  performance: "Performance",
  window: "Window",
};
const { api, http, javascript } = data;
const { builtins, classes, regular_expressions: patterns } = javascript;
/** Old WebKit loses what a field names if there are brackets in it (its bug 236843). */
const FIELDS_WITH_BRACKETS = {
  __compat: {
    support: {
      chrome: { version_added: "72" },
      webview_android: { version_added: "72" },
      firefox: { version_added: "75" },
      safari: { version_added: "16" },
      safari_ios: { version_added: "16" },
    },
  },
};
const OWNERS = [...Object.values(api), ...Object.values(builtins), ...Object.values(builtins.Intl)];

/** Everything in a script that a browser of the floor lacks. */
export function scriptFaults(text, name) {
  const found = [];
  let tree;
  try {
    tree = parse(text, { ecmaVersion: edition(name), sourceType: "module", locations: true });
  } catch (error) {
    return [{ line: error.loc.line, what: error.message }];
  }
  const names = namesIn(tree);
  const say = (node, what, entries) => {
    const lacked = entries.map(lacking);
    if (lacked.length && lacked.every((browsers) => browsers.length) && !(what in OTHERS)) found.push(fault(node, what, lacked[0]));
  };
  const checks = VENDORED.includes(name) ? CHECKS : { ...CHECKS, ...OURS };
  full(tree, (node, _state, type) => checks[type]?.(node, say, names, text));
  return found;
}

/** The newest edition of the language that is in every browser of the floor, but for its patterns. */
function edition(name) {
  if (OLDEST.includes(name)) return 5;
  return VENDORED.includes(name) ? 2022 : 2021;
}

/** The names that a script gives to what it declares and to its functions, and those it asks for by `typeof`. */
function namesIn(tree) {
  const names = { declared: new Set(), called: new Set(), asked: new Set() };
  full(tree, (node, _state, type) => {
    if (type === "VariablePattern") names.declared.add(node.name);
    if (node.type === "ImportDeclaration") for (const each of node.specifiers) names.declared.add(each.local.name);
    if (node.type === "MethodDefinition") names.called.add(node.key.name);
    if (node.type === "Property" && /Function/.test(node.value.type)) names.called.add(node.key.name);
    if (node.type === "UnaryExpression" && node.operator === "typeof") names.asked.add(node.argument.name);
  });
  return names;
}

const CHECKS = {
  Identifier({ name, ...node }, say, { declared, asked }) {
    if (!declared.has(name) && !asked.has(name)) say(node, name, known(builtins[name], api[name], api.Window[name]));
  },
  MemberExpression(node, say, names) {
    say(node.property, `${node.object.name}.${node.property.name}`, exactly(node, names));
  },
  Literal(node, say) {
    if (!node.regex) return;
    const { flags, pattern } = node.regex;
    if (/\(\?<[=!]/.test(pattern)) say(node, "looking behind in a pattern", [patterns.lookbehind_assertion]);
    if (/\(\?[a-z-]+:/.test(pattern)) say(node, "a flag within a pattern", [patterns.modifier]);
    if (flags.includes("d")) say(node, "a pattern's flag d", [builtins.RegExp.hasIndices]);
  },
  StaticBlock(node, say) {
    say(node, "a static block", [classes.static.initialization_blocks]);
  },
  MethodDefinition(node, say) {
    if (node.key.type === "PrivateIdentifier") say(node, "a private name", [classes.private_class_methods]);
  },
  PropertyDefinition(node, say, _names, text) {
    if (node.key.type === "PrivateIdentifier") say(node, "a private name", [classes.private_class_methods]);
    const whole = node.value ? text.slice(node.value.start, node.value.end) : "";
    if (whole.includes("(") && namesOutside(node.value)) say(node, "a field with brackets", [FIELDS_WITH_BRACKETS]);
  },
};

/** Guessed by the name alone: what anything has that is called so is too new. */
const OURS = {
  CallExpression({ callee, optional, arguments: given }, say, names) {
    const name = callee.property?.name;
    const ours = !name || callee.computed || optional || names.called.has(name) || exactly(callee, names).length;
    if (!ours) say(callee.property, `.${name}()`, anyones(name));
    const event = (name ?? callee.name) === "addEventListener" && given[0]?.value;
    if (event) say(given[0], `the event ${event}`, anyones(`${event}_event`));
  },
  TemplateElement(node, say) {
    const policy = http.headers["Content-Security-Policy"]["style-src-attr"];
    if (/\sstyle=/.test(node.value.raw)) say(node, "a style attribute, as our policy allows it,", [policy]);
  },
  AssignmentExpression({ left }, say) {
    if (left.type !== "MemberExpression" || left.computed || left.object.type === "ThisExpression") return;
    say(left.property, `.${left.property.name}`, anyones(left.property.name));
  },
};

/** What is published of a member of something that every script has. */
function exactly({ object, property, computed }, { declared }) {
  if (computed || object.type !== "Identifier" || declared.has(object.name)) return [];
  const owner = KINDS[object.name] ?? object.name;
  const { name } = property;
  return known(builtins[owner]?.[name], api[owner]?.[`${name}_static`], api[owner]?.[name]);
}

/** Whether a value names something itself, and not only within a function. */
function namesOutside(value) {
  let found = false;
  ancestor(value, {
    Identifier(_node, _state, above) {
      found ||= !above.some((each) => /Function/.test(each.type));
    },
  });
  return found;
}

/** What is published of a member that anything may have under this name. */
function anyones(name) {
  return known(...OWNERS.map((owner) => owner[name]));
}

function known(...entries) {
  return entries.filter((entry) => entry?.__compat);
}
