/** What a style asks of a browser. */

import { parse, walk } from "css-tree";
import { data, fault, lacking } from "./support.mjs";

/** What may be missing, because what is left without it is good as well. Each with what is left. */
const GRACEFUL = {
  "::details-content": "what is folded is opened by stage.js before printing",
  ":focus-visible": "the ring is there whenever something has the focus",
  ":has()": "a rule of its own, with another for who lacks it",
  "@media (forced-colors)": "without it no colours are forced",
  "@page": "paper with the browser's own margins",
  "accent-color": "ticks in the browser's own colour",
  "break-after": "a heading may end a sheet of paper",
  "box-decoration-break": "WebKit has it under its own name, which stands beside it",
  "color-scheme": "scroll bars stay light",
  "content-visibility": "see ::details-content",
  "cursor": "a phone has none",
  "font-family": "the next of the list is taken",
  "forced-color-adjust": "see forced colours",
  "resize": "a field that the finger does not stretch",
  "size": "see @page",
  "text-decoration-thickness": "a line as thick as the browser likes",
  "text-size-adjust": "WebKit has it under its own name, which stands beside it",
  "text-wrap": "a heading whose lines are not equally long",
  "touch-action": "a double tap may zoom",
};
const { css } = data;
const FUNCTIONS = { ...Object.assign({}, ...Object.values(css.types)), ...css.types };
const VIEWPORTS = { s: "small", l: "large", d: "dynamic" };

/** Everything in a style that a browser of the floor lacks, and that matters. */
export function styleFaults(text) {
  const found = [];
  const tree = parse(text, {
    positions: true,
    onParseError: (error) => found.push({ line: error.line, what: error.message }),
  });
  const say = (node, what, entry, listed = false) => {
    const browsers = lacking(entry);
    if (browsers.length && listed) found.push(fault(node, `${what}, for which the whole list of selectors is dropped,`, browsers));
    else if (browsers.length && !(what.replace(/(\w): .*/, "$1") in GRACEFUL)) found.push(fault(node, what, browsers));
  };
  const inside = [];
  walk(tree, {
    enter(node) {
      inside.push(node);
      if (!asksFor(inside)) CHECKS[node.type]?.(node, say, inside);
    },
    leave() {
      inside.pop();
    },
  });
  return found;
}

const CHECKS = {
  Atrule(node, say) {
    say(node, `@${node.name}`, css["at-rules"][node.name]);
  },
  Feature(node, say) {
    const name = node.name.replace(/^(min|max)-/, "");
    say(node, `@media (${name})`, css["at-rules"].media[name]);
  },
  FeatureRange(node, say) {
    say(node, "@media with < or >", css["at-rules"].media.range_syntax);
  },
  PseudoClassSelector(node, say, inside) {
    const brackets = node.children ? "()" : "";
    say(node, `:${node.name}${brackets}`, css.selectors[node.name], isListed(inside));
  },
  PseudoElementSelector(node, say, inside) {
    say(node, `::${node.name}`, css.selectors[node.name], isListed(inside));
  },
  Rule(node, say, inside) {
    if (inside.filter((each) => each.type === "Rule").length > 1) say(node, "a rule in a rule", css.selectors.nesting);
  },
  Declaration(node, say, inside) {
    if (node.property.startsWith("-") || hasOlder(node, inside)) return;
    const property = css.properties[node.property];
    say(node, node.property, property);
    if (node.value.type === "Value") walk(node.value, (part) => VALUES[part.type]?.(part, say, node.property, property));
  },
};

const VALUES = {
  Identifier(part, say, name, property) {
    say(part, `${name}: ${part.name}`, property?.[part.name]);
  },
  Function(part, say, name, property) {
    say(part, `${part.name}()`, property?.[part.name] ?? property?.[`${part.name}_function`] ?? FUNCTIONS[part.name]);
  },
  Dimension(part, say) {
    const unit = part.unit.toLowerCase();
    const viewport = /^([sld])v/.exec(unit);
    const { length } = css.types;
    const entry = viewport ? length[`viewport_percentage_units_${VIEWPORTS[viewport[1]]}`] : length[unit];
    say(part, `the unit ${unit}`, unit.startsWith("cq") ? length.container_query_length_units : entry);
  },
};

/** Whether a thing is only asked for, after `@supports`. */
function asksFor(inside) {
  return inside.some((each) => each.type === "Atrule" && each.name === "supports" && inside.includes(each.prelude));
}

/** Whether a selector is one of several: a browser that does not know it drops them all. */
function isListed(inside) {
  const list = inside.find((each) => each.type === "SelectorList");
  return list?.children.size > 1;
}

/** Whether the same property is declared before, for browsers that do not take this value. */
function hasOlder(node, inside) {
  const all = inside.findLast((each) => each.type === "Block").children.toArray();
  return all.slice(0, all.indexOf(node)).some((each) => each.property === node.property);
}
