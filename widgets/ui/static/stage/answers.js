/** What a form answers, and what is still missing in it. A draft holds what was chosen and typed. */

/** The groups and fields of a form in which nothing is chosen or typed; none where a field says itself what is wrong. */
export function blanks({ parts }, draft) {
  if (parts.some((part) => part.fields?.some((field) => field.problem))) return [];
  return parts.flatMap((part) => {
    if (part.part !== "fields") return isBlank(part, draft) ? [part.name] : [];
    return part.fields.filter((field) => isAsked(field, parts, draft) && isBlank(field, draft)).map((field) => field.id);
  });
}

/** What is chosen in a group: by the learner, else what was chosen at first. */
export function chosenIn(part, draft) {
  return draft.chosen.get(part.name) ?? part.chosen ?? [];
}

/** Whether nothing is chosen in a group, or not everything put in order; whether a field is empty. */
function isBlank(part, draft) {
  if (!("select" in part)) return !(draft.typed.get(part.id) ?? part.value);
  const chosen = chosenIn(part, draft);
  return part.select === "order" ? chosen.length < part.options.length : !chosen.length;
}

/** What is said at a group or field that was left blank, until something is in it. */
export function missing(form, part, draft, screen) {
  const left = screen.blank.get(form.id) ?? [];
  return left.includes(part.name ?? part.id) && isBlank(part, draft) ? form.problem : "";
}

/** What a form answers, part by part. */
export function response(part, draft) {
  return part.parts.flatMap((each) => {
    if (each.part === "fields") {
      const typed = each.fields.map((field) => [field.id, draft.typed.get(field.id) ?? field.value]);
      return typed.map(([id, value]) => (each.named ? `${id}=${value}` : value));
    }
    const chosen = chosenIn(each, draft);
    if (each.select === "order") return chosen;
    return each.options.map((option) => option.id).filter((id) => chosen.includes(id));
  });
}

/** Whether each field that a field hangs on holds one of the values named. */
export function isAsked(field, parts, draft) {
  const every = parts.flatMap((each) => each.fields ?? []);
  return field.when.every(([name, values]) => {
    const other = every.find((each) => each.id === name);
    return other && values.includes(draft.typed.get(name) ?? other.value);
  });
}

/** A text with one row more; a cell that holds a space is set apart by tabs. */
export function withRow(text, cells) {
  const row = cells.join(cells.some((each) => /\s/.test(each)) ? "\t" : " ");
  return text.trim() ? `${text.trimEnd()}\n${row}` : row;
}
