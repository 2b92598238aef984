/** Half-filled forms are stored this long after the last key, in milliseconds. */
const PAUSE = 300;
/** So many half-filled forms are kept, and so long a field at most. */
const MOST_DRAFTS = 30;
const LONGEST_DRAFT = 200_000;

/**
 * What the learner has chosen and typed and not yet sent, form by form. It is stored beside what the
 * page keeps, so that a reload, the other language or a line that broke takes nothing away.
 */
export class Drafts {
  constructor(key) {
    this.key = key ? `${key}/drafts` : "";
    this.forms = new Map();
    this.timer = 0;
    this.held = false;
  }

  /** The draft of a form; what was stored of it counts as far as the form still offers it. */
  of(form) {
    if (!this.forms.has(form.id)) {
      const kept = this.stored()?.[form.id];
      this.held = this.held || kept !== undefined;
      this.forms.set(form.id, restored(form, kept));
    }
    return this.forms.get(form.id);
  }

  /** Something was chosen or typed. */
  touch() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), PAUSE);
  }

  /** Stores what is not stored yet. */
  flush() {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = 0;
    this.write((all) => {
      for (const [id, draft] of this.forms) {
        delete all[id];
        if (draft.chosen.size || draft.typed.size) all[id] = { chosen: [...draft.chosen], typed: [...draft.typed].filter(short) };
      }
    });
  }

  /** Leaves forms that are answered, or filled anew. */
  discard(ids) {
    if (!ids.length) return;
    for (const id of ids) this.forms.delete(id);
    this.write((all) => ids.forEach((id) => delete all[id]));
  }

  /** Leaves out of mind, and not out of the store, the forms of another screen. */
  leave(ids) {
    this.flush();
    for (const id of ids) this.forms.delete(id);
  }

  /** Forgets everything where what was stored is gone: somebody has erased it. Says whether it did. */
  erased() {
    if (!this.held || Object.keys(this.stored() ?? {}).length) return false;
    clearTimeout(this.timer);
    this.timer = 0;
    this.held = false;
    this.forms.clear();
    return true;
  }

  /** What is stored, form by form; null where it cannot be read: `page.js` keeps that aside where there is room. */
  stored() {
    try {
      const all = JSON.parse(localStorage.getItem(this.key)) ?? {};
      return all.constructor === Object ? all : null;
    } catch {
      return null;
    }
  }

  write(change) {
    if (!this.key) return;
    const all = this.stored();
    if (!all) return;
    change(all);
    const entries = Object.entries(all).slice(-MOST_DRAFTS);
    this.held = entries.length > 0;
    try {
      if (entries.length) localStorage.setItem(this.key, JSON.stringify(Object.fromEntries(entries)));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that does not store: the page says so where answers are kept.
    }
  }
}

function short([, text]) {
  return text.length <= LONGEST_DRAFT;
}

/** A draft from what was stored of it. Nothing in it is trusted. */
export function restored(form, stored) {
  const draft = { chosen: new Map(), typed: new Map() };
  try {
    for (const part of form.parts) {
      if (part.part === "fields") {
        const typed = new Map(stored.typed);
        for (const { id } of part.fields) if (typeof typed.get(id) === "string") draft.typed.set(id, typed.get(id));
      } else {
        const known = part.options.map((option) => option.id);
        const chosen = (new Map(stored.chosen).get(part.name) || []).filter((id) => known.includes(id));
        if (chosen.length) draft.chosen.set(part.name, chosen);
      }
    }
  } catch {
    // Nothing was stored, or nothing that is a draft.
  }
  return draft;
}
