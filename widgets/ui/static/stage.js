import { html, nothing, render } from "./lit-html.js";

/**
 * Draws a view (`core/screen/view.py`) as semantic HTML and sends back what the learner does.
 * One function draws one kind of part. There are no words here: all come from the view,
 * and all reach the page as text.
 */

/** How long an act may stay without a new view before it is asked whether anybody is there, in milliseconds. */
const PATIENCE = 20_000;
/** How long it may stay so where the line says it is well: by then nobody works on it. */
const LONGEST_WAIT = 120_000;
/** A second press sooner than this does not confirm: it is a double tap. */
const DOUBLE_TAP = 500;
/** From this width in pixels on, the progress list is open and in a row. */
const WIDE = 640;
/** Picks up to this many are radios, which show every option; beyond, a list to open. */
const FEW = 6;
/** The longest answer that may be typed, in a line and in several. */
const LONGEST = 200;
const LONGEST_TEXT = 2_000_000;
/** Up to this many characters a cell stands on one line with its column's name. */
const SHORT = 16;
/** How long "copied" stays on its button, in milliseconds. */
const TOLD = 3000;
/** Half-filled forms are stored this long after the last key, in milliseconds. */
const PAUSE = 300;
/** So many half-filled forms are kept, and so long a field at most. */
const MOST_DRAFTS = 30;
const LONGEST_DRAFT = 200_000;

const OUTCOMES = { right: "✓", partly: "◐", wrong: "✗" };
const STATES = { hit: "✓", missed: "○", wrong: "✗", passed: "–", fair: "◐" };
const STANDINGS = { protected: "✓", partly: "◐", "not-protected": "✗", depends: "?" };
const TONES = { care: "!", info: "i", changed: "↻", fault: "!" };

/**
 * What the learner has chosen and typed and not yet sent, form by form. It is stored beside what the
 * page keeps, so that a reload, the other language or a line that broke takes nothing away.
 */
class Drafts {
  constructor(key) {
    this.key = key ? `${key}/drafts` : "";
    this.forms = new Map();
    this.timer = 0;
    this.held = false;
  }

  /** The draft of a form; what was stored of it counts as far as the form still offers it. */
  of(form) {
    if (!this.forms.has(form.id)) {
      const kept = this.stored()[form.id];
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
  drop(ids) {
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
  forget() {
    if (!this.held || Object.keys(this.stored()).length) return false;
    clearTimeout(this.timer);
    this.timer = 0;
    this.held = false;
    this.forms.clear();
    return true;
  }

  stored() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) || {};
    } catch {
      return {};
    }
  }

  write(change) {
    if (!this.key) return;
    const all = this.stored();
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
function restored(form, stored) {
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

/** One drawing of the view, with what the learner has not yet sent. */
class Screen {
  constructor(model, el) {
    this.model = model;
    this.el = el;
    this.uid = `lad-${Math.random().toString(36).slice(2, 8)}`;
    this.view = null;
    this.drafts = new Drafts(model.get("store_key"));
    this.painted = new WeakMap();
    this.open = new Set();
    this.drawing = null;
    this.copied = this.sent = this.foreign = "";
    this.blank = new Map();
    this.pending = null;
    this.asking = null;
    this.lost = this.wide = this.odd = false;
  }

  id(...names) {
    return [this.uid, ...names].join("-").replace(/[^\w-]+/g, "_");
  }

  find(selector) {
    return this.el.querySelector(selector);
  }

  /** A new view: forget what belonged to the old one, draw, and put the focus right. */
  arrive(view) {
    const before = this.view;
    if (!view || !Array.isArray(view.parts)) return;
    const moved = before?.key !== view.key;
    const forms = new Set(view.parts.filter((part) => part.part === "form").map((part) => part.id));
    const answered = this.pending !== null;
    const gone = [...this.drafts.forms.keys()].filter((form) => moved || !forms.has(form));
    this.clearPending();
    this.lost = false;
    this.asking = null;
    if (moved) this.open.clear();
    this.odd = !this.odd;
    this.drafts.drop(gone.filter((form) => !moved || form === this.sent));
    this.drafts.leave(gone);
    this.sent = "";
    if (moved && before) {
      this.view = { ...view, parts: [] };
      this.draw();
    }
    this.view = view;
    this.blank = new Map(view.parts.filter((part) => part.problem).map((part) => [part.id, blanks(part, this.drafts.of(part))]));
    this.draw();
    if (answered) this.focus(before, moved); // else the learner is elsewhere, and stays there
    if (answered) this.lead(view.leads);
  }

  /** To the step at which the learner goes on, where a page shows it in a section of its own. */
  lead(step) {
    const section = step && document.getElementById(step);
    if (section && section.matches(".door-section")) location.hash = step;
  }

  draw() {
    if (!this.view) return;
    render(section(this.view, this), this.el);
    this.paint();
  }

  /** Draws the plots that are not drawn yet. */
  paint() {
    for (const canvas of this.el.querySelectorAll("canvas[data-plot]")) {
      const part = this.view.parts[canvas.dataset.plot];
      if (this.painted.get(canvas) === part) continue;
      this.painted.set(canvas, part);
      this.charts().then(({ draw: drawn }) => canvas.isConnected && drawn(canvas, part, this.view.lang), console.error);
    }
  }

  /** The focus goes to what is new: a screen's title, a verdict, a field to mend, a part. */
  focus(before, moved) {
    if (moved) {
      this.find(".lad").scrollIntoView({ block: "start" });
      this.head().focus({ preventScroll: true });
      return;
    }
    const old = new Set((before?.parts ?? []).map(written));
    const fresh = this.view.parts.findIndex((part) => !old.has(written(part)));
    const kind = this.view.parts[fresh]?.part;
    const wrapper = this.el.querySelectorAll(".lad-part")[fresh];
    const problem = this.find('[aria-invalid="true"]');
    const found = this.view.parts.find((part) => part.part === "outcome");
    if (found && !old.has(written(found))) this.show(".lad-outcome-title");
    else if (kind === "verdict") this.show(".lad-verdict-title");
    else if (problem) (problem.matches("fieldset") ? problem.querySelector("input") : problem).focus();
    else if (!["form", "actions", undefined].includes(kind)) this.land(wrapper, before?.parts[fresh]);
    else if (!this.el.contains(document.activeElement)) (wrapper ?? this.head()).focus();
  }

  /** The focus goes to the first point that has come, to a new part's heading, or to the part itself. */
  land(wrapper, before) {
    const had = before?.part === "points" ? before.points.length : 0;
    const target = wrapper.querySelectorAll(".lad-point")[had] || wrapper.querySelector("h2, h3, h4, h5") || wrapper;
    target.tabIndex = -1;
    target.focus();
  }

  /** What is read out first on a new screen. */
  head() {
    return this.find(".lad-title") || this.find(".lad");
  }

  /** Puts the focus on what is new and the top of it into view. */
  show(selector) {
    const target = this.find(selector);
    target.focus({ preventScroll: true });
    target.closest(".lad-part").scrollIntoView({ block: "start" });
  }

  /** The module that draws plots, fetched once: from beside this one, or else from the kernel. */
  charts() {
    const beside = async () => import(/* webpackIgnore: true */ new URL("./plots.js", import.meta.url).href);
    this.drawing ??= beside().catch(() => this.chartsFromKernel());
    return this.drawing;
  }

  chartsFromKernel() {
    return new Promise((resolve) => {
      const take = (said) => {
        if (typeof said?.charts !== "string") return;
        this.model.off("msg:custom", take);
        const address = URL.createObjectURL(new Blob([said.charts], { type: "text/javascript" }));
        resolve(import(/* webpackIgnore: true */ address).finally(() => URL.revokeObjectURL(address)));
      };
      this.model.on("msg:custom", take);
      this.model.send({ want: "charts" });
    });
  }

  /** A button is pressed: ask first where it wants that, else send its act, once. */
  press(spec, name, gather, target) {
    if (this.pending) return;
    if (spec.confirm && this.asking?.name !== name) {
      this.asking = { name, text: spec.confirm, since: Date.now() };
      this.draw();
      target.focus();
      target.scrollIntoView({ block: "nearest" });
      return;
    }
    if (this.asking && Date.now() - this.asking.since < DOUBLE_TAP) return;
    this.asking = null;
    this.pending = { name, since: Date.now(), timer: setTimeout(() => this.wonder(), PATIENCE) };
    this.drafts.flush();
    this.draw();
    const { form = "", response } = gather();
    this.sent = form;
    const act = { ...spec.act, time: Date.now() };
    this.pending.said = { act: response ? { ...act, response } : act };
    try {
      this.model.send(this.pending.said);
    } catch (error) {
      console.error(error);
      this.lose();
    }
  }

  cancel() {
    if (!this.asking) return;
    this.asking = null;
    this.draw();
  }

  clearPending() {
    clearTimeout(this.pending?.timer);
    this.pending = null;
  }

  /** No answer for long: a line that says it is well, or is being mended, is waited for. */
  wonder() {
    const well = this.model.well && this.model.well();
    if (!well || Date.now() - this.pending.since > LONGEST_WAIT) this.lose();
    else this.pending.timer = setTimeout(() => this.wonder(), PATIENCE);
  }

  /**
   * On another line than the one on which an act was said: it may be lost, or its answer. It is said once more, after
   * what waits in line; who has heard it already leaves it alone, and tells the answer.
   */
  ask() {
    queueMicrotask(() => {
      if (!this.pending) return;
      this.model.send(this.pending.said);
      this.model.send({ want: "view" });
    });
  }

  /** Nobody answers any more: say so, and let the learner open the page again. */
  lose() {
    this.clearPending();
    this.lost = true;
    this.draw();
    this.find(".lad-lost")?.scrollIntoView({ block: "nearest" });
  }

  /** Notes what was chosen or typed. */
  note(values, name, value) {
    values.set(name, value);
    this.drafts.touch();
  }

  /** Everything may have been erased, here or in another window: then what was not yet sent goes too. */
  forget() {
    if (this.drafts.forget()) this.draw();
  }

  /** Other colours: a plot has those of the time at which it was drawn. */
  recolour() {
    this.painted = new WeakMap();
    if (this.view) this.paint();
  }

  widen(width) {
    const wide = width >= WIDE;
    if (!width || wide === this.wide) return;
    this.wide = wide;
    this.draw();
  }
}

/** A part as a text to compare: the same whatever the order in which it names what it holds. */
function written(part) {
  const plain = (each) => each && typeof each === "object" && !Array.isArray(each);
  return JSON.stringify(part, (_, each) => (plain(each) ? Object.fromEntries(Object.entries(each).sort()) : each));
}

/**
 * The whole screen: what is announced, what is lost, the title, the parts. It stands below a section's
 * heading of its page.
 * Keys stay inside: JupyterLab would take arrows and letters for its own shortcuts.
 */
function section(view, screen) {
  const title = screen.id("title");
  const say = screen.asking ? screen.asking.text : view.announce;
  return html`<section
    class="lad ${screen.wide ? "lad-wide" : ""}"
    lang=${view.lang}
    aria-labelledby=${view.title ? title : nothing}
    data-key=${view.key}
    tabindex="-1"
    data-lm-suppress-shortcuts
    @keydown=${(event) => event.stopPropagation()}
  >
    <p class="lad-unseen" role="status">${say}${say && screen.odd ? "\u00a0" : ""}</p>
    ${screen.lost ? lostNotice(view) : nothing}
    ${view.title ? html`<h3 class="lad-title" id=${title} tabindex="-1">${view.title}</h3>` : nothing}
    ${view.parts.map((part, i) => (covered(i, screen) ? slot(part.part, nothing) : draw(part, screen, i)))}
  </section>`;
}

/** Under which name a warning is noted as passed: it belongs to its screen. */
const passed = (i) => `care-${i}`;

/** Whether a part is out of sight, behind a warning which the learner has not passed. */
function covered(i, screen) {
  return screen.view.parts.some(({ covers }, n) => covers && n < i && i <= n + covers && !screen.open.has(passed(n)));
}

/** A part in its slot; a kind that is not known, or is damaged, leaves it empty. */
function draw(part, screen, i) {
  try {
    return slot(part.part, PARTS.get(part.part)?.(part, screen, i) ?? nothing);
  } catch (error) {
    console.error(error);
    return slot(part.part, nothing);
  }
}

function slot(kind, content) {
  return html`<div class="lad-part" data-part=${kind} tabindex="-1">${content}</div>`;
}

/** A page of ours can be opened again; in a notebook the cell is run again, and all else left as it is. */
function lostNotice(view) {
  if (!document.getElementById("door-erase")) return html`<div class="lad-notice lad-fault lad-lost" role="alert"><p>${view.rerun}</p></div>`;
  return html`<div class="lad-notice lad-fault lad-lost" role="alert">
    <p>${view.lost}</p>
    <button type="button" class="lad-button lad-main" @click=${reopen}>${view.again}</button>
  </div>`;
}

/** A page of ours knows whether there is a way to its server. */
function reopen() {
  if (typeof lawAtTheDoor === "object") lawAtTheDoor.reopen();
  else location.reload();
}

/**
 * A text whose legal terms can be opened, each once, the longest first; what they mean stands under it.
 * A term in Latin letters is found between breaks.
 */
function explained(text, screen, place) {
  const terms = screen.view.terms || [];
  if (!terms.length) return text;
  const plain = terms.map(([form]) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/^[ -~]+$/, "\\b$&\\b"));
  const meanings = new Map();
  const pieces = text.split(new RegExp(`(${plain.join("|")})`, "i")).map((piece, n) => {
    const [, meaning] = (n % 2 && terms.find(([form]) => form.toLowerCase() === piece.toLowerCase())) || [];
    if (!meaning || meanings.has(meaning)) return piece;
    const name = screen.id("term", place, meanings.size);
    meanings.set(meaning, name);
    return term(piece, name, screen);
  });
  const opened = [...meanings].filter(([, name]) => screen.open.has(name));
  return [pieces, opened.map(([meaning, name]) => html`<span class="lad-meaning" id=${name} role="note">${meaning}</span>`)];
}

/** A word that shows what it means, or puts it away, when it is pressed. */
function term(word, name, screen) {
  const open = screen.open.has(name);
  const turn = () => {
    if (!screen.open.delete(name)) screen.open.add(name);
    screen.draw();
  };
  const press = (event) => {
    if (!["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    turn();
  };
  // No `button`: that would not break where its line ends.
  return html`<span role="button" tabindex="0" class="lad-term" aria-expanded=${open ? "true" : "false"} aria-controls=${open ? name : nothing} @click=${turn} @keydown=${press}>${word}</span>`;
}

/**
 * A heading so deep within the screen: under its title, or where it has none under its section's heading;
 * at the head of a lesson, under the title of the page.
 */
function head(text, depth, screen, { name = nothing, kind = "lad-heading", focus = nothing } = {}) {
  const classes = depth > 1 ? `${kind} lad-sub` : kind;
  const level = depth + (screen.view.key === "head" ? 1 : screen.view.title ? 3 : 2);
  if (level === 2) return html`<h2 class=${classes} id=${name} tabindex=${focus}>${text}</h2>`;
  if (level === 3) return html`<h3 class=${classes} id=${name} tabindex=${focus}>${text}</h3>`;
  if (level === 4) return html`<h4 class=${classes} id=${name} tabindex=${focus}>${text}</h4>`;
  return html`<h5 class=${classes} id=${name} tabindex=${focus}>${text}</h5>`;
}

function heading({ text, level }, screen) {
  return head(text, level - 2, screen);
}

function prose({ paragraphs, tone }, screen, i) {
  const lines = paragraphs.map((text, n) => html`<p>${explained(text, screen, `${i}-${n}`)}</p>`);
  if (tone === "quote") return html`<blockquote class="lad-prose lad-quote">${lines}</blockquote>`;
  return html`<div class="lad-prose lad-${tone}">${lines}</div>`;
}

/** A figure's shoulders and head; by what stands with it, who it is can be told without a face. */
const BODY = "M8 53c0-15 6-22 16-22s16 7 16 22M24 9a8 9 0 1 0 .1 0";
const BRIEFCASE = "M29 43h14v10H29zM33 43v-3h6v3";
const FIGURES = {
  collector: `${BODY}${BRIEFCASE}`,
  colleague: `${BODY}${BRIEFCASE}`,
  manager: `${BODY}M24 31l-3 4 3 12 3-12z`,
  lender: `${BODY}M14 18v-2a10 10 0 0 1 20 0v6l-5 4`,
  borrower: `${BODY}M31 39h7v13h-7z`,
  mother: "M11 53c0-14 4-21 11-21s11 7 11 21zM22 12a8 9 0 1 0 .1 0M22 5a4 3.5 0 1 0 .1 0M39 53V38q0-4 4-4",
  son: "M14 53c0-10 4-15 10-15s10 5 10 15M24 22a7 7.5 0 1 0 .1 0M16 29h18q0-8-9-8t-9 8M34 29h6",
  family: "M4 53c0-15 5-21 13-21s12 5 13 14M17 11a8 9 0 1 0 .1 0M27 53c0-8 3-11 8-11s8 3 8 11M35 29a5 6 0 1 0 .1 0",
  neighbour: `${BODY}M3 53V3h42v50`,
  police: `${BODY}M15 14h18l2-5-5-4H18l-5 4zM20 46h8`,
  court: "M5 22L24 9l19 13zM10 27v19M19 27v19M29 27v19M38 27v19M4 51h40",
  stranger: BODY,
};
/** What a quotation comes through, where it is not said face to face. */
const WAYS = {
  call: "M5 3h4l2 5-3 2a12 12 0 0 0 6 6l2-3 5 2v4l-2 2C10 20 4 14 3 5z",
  message: "M3 4h18v12H10l-5 4v-4H3z",
  paper: "M5 2h10l4 4v16H5zM15 2v4h4M8 11h8M8 15h8",
};

/** A picture that only repeats what the words beside it say. */
function picture(path, size, kind) {
  return html`<svg class=${kind} viewBox=${size} aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;
}

/** What happens in a case, and in bubbles or on paper what is said in it. */
function scene({ lines }, screen, i) {
  return html`<div class="lad-case lad-scene">${lines.map((line, n) => (line.how ? said : aside)(line, screen, `${i}-${n}`))}</div>`;
}

function aside({ text }, screen, place) {
  return html`<p>${explained(text, screen, place)}</p>`;
}

function said({ text, how, who, name, says }, screen, place) {
  const figure = how !== "paper" && FIGURES[who];
  return html`<div class="lad-said lad-${how}">
    ${figure ? picture(figure, "0 0 48 56", `lad-figure lad-${who}`) : nothing}
    <p class="lad-who">${WAYS[how] ? picture(WAYS[how], "0 0 24 24", "lad-way") : nothing}${name}<span class="lad-unseen"> ${says}</span></p>
    <p class="lad-bubble">${explained(text, screen, place)}</p>
  </div>`;
}

/** A warning that covers what follows has, first of its buttons, the one that shows it. */
function notice({ tone, title, text, buttons, covers, shows }, screen, i) {
  const name = screen.id("notice", i);
  const go = () => {
    screen.open.add(passed(i));
    screen.draw();
    screen.el.querySelectorAll(".lad-part")[i + 1].focus();
  };
  const waits = covers && !screen.open.has(passed(i));
  return html`<div class="lad-notice lad-${tone}" role=${tone === "fault" ? "alert" : "group"} aria-labelledby=${name}>
    ${head([sign(TONES[tone]), title], 1, screen, { name, kind: "lad-notice-title" })}
    <p>${text}</p>
    ${buttons.length
      ? html`<div class="lad-row">
          ${waits ? html`<button type="button" class="lad-button lad-main lad-shows" @click=${go}>${shows}</button>` : nothing}${buttons.map((each) => button(each, screen))}
        </div>`
      : nothing}
  </div>`;
}

/** A number to ring at once. */
function call({ label, number, say }) {
  return html`<div class="lad-call">
    <a class="lad-ring" href="tel:${number}">${label}</a>
    <p>${say}</p>
  </div>`;
}

function points({ points: lines, title, ordered }, screen, i) {
  const items = lines.map(({ text, label, sources: cited, to }, n) => {
    const way = to && document.getElementById(to.href.slice(1)); // a notebook has no such section
    const told = html`<p>${text}</p>
      ${way ? html`<p><a class="lad-link" href=${to.href}>${to.label}</a></p>` : nothing}
      ${articles(cited)}`;
    if (!label) return html`<li>${told}</li>`;
    const name = screen.id("point", i, n);
    return html`<li>
      <div class="lad-point" role="group" aria-labelledby=${name}>
        <p class="lad-point-label" id=${name}>${label}</p>
        ${told}
      </div>
    </li>`;
  });
  return html`${title ? head(title, 1, screen) : nothing}
  ${ordered ? html`<ol class="lad-points">${items}</ol>` : html`<ul class="lad-points">${items}</ul>`}`;
}

/** Parts answered together. Enter in a field never chooses one of several buttons. */
function form(part, screen, i) {
  const draft = screen.drafts.of(part);
  const label = screen.id("form", i);
  const controls = part.parts.map((each) =>
    each.part === "fields" ? fields(each, part, draft, screen) : choices(each, part, draft, screen),
  );
  const send = () => ({ form: part.id, response: response(part, draft) });
  const hold = (event) => {
    if (event.key !== "Enter" || part.buttons.length < 2 || !event.target.matches("input")) return;
    event.preventDefault();
    event.currentTarget.querySelector(".lad-send button").focus();
  };
  // A group that was left blank says so itself, and is where the focus goes.
  const problem = part.problem && !screen.pending && !screen.blank.get(part.id)?.length;
  const alert = part.problem === screen.view.announce ? nothing : "alert";
  return html`<form class="lad-form" novalidate autocomplete="off" @keydown=${hold} @submit=${(e) => e.preventDefault()}>
    ${controls}
    <div class="lad-send" role=${part.legend ? "group" : nothing} aria-labelledby=${part.legend ? label : nothing}>
      ${part.legend ? html`<p class="lad-label" id=${label}>${part.legend}</p>` : nothing}
      <div class="lad-row lad-even">${part.buttons.map((each) => button(each, screen, send, "submit"))}</div>
    </div>
    ${problem ? html`<p class="lad-problem" role=${alert}>${sign("!")}${part.problem}</p>` : nothing}
  </form>`;
}

/** The groups and fields of a form in which nothing is chosen or typed; none where a field says itself what is wrong. */
function blanks({ parts }, draft) {
  if (parts.some((part) => part.fields?.some((field) => field.problem))) return [];
  return parts.flatMap((part) => {
    if (part.part !== "fields") return isBlank(part, draft) ? [part.name] : [];
    return part.fields.filter((field) => isAsked(field, parts, draft) && isBlank(field, draft)).map((field) => field.id);
  });
}

/** Whether nothing is chosen in a group, or not everything put in order; whether a field is empty. */
function isBlank(part, draft) {
  if (!("select" in part)) return !(draft.typed.get(part.id) ?? part.value);
  const chosen = draft.chosen.get(part.name) ?? [];
  return part.select === "order" ? chosen.length < part.options.length : !chosen.length;
}

/** What is said at a group or field that was left blank, until something is in it. */
function missing(form, part, draft, screen) {
  const left = screen.blank.get(form.id) ?? [];
  return left.includes(part.name ?? part.id) && isBlank(part, draft) ? form.problem : "";
}

/** What a form answers, part by part. */
function response(part, draft) {
  return part.parts.flatMap((each) => {
    if (each.part === "fields") {
      const typed = each.fields.map((field) => [field.id, draft.typed.get(field.id) ?? field.value]);
      return typed.map(([id, value]) => (each.named ? `${id}=${value}` : value));
    }
    const chosen = draft.chosen.get(each.name) ?? [];
    if (each.select === "order") return chosen;
    return each.options.map((option) => option.id).filter((id) => chosen.includes(id));
  });
}

/** Radios, checkboxes, checkboxes that keep the order tapped, or stretches of a text. */
function choices(part, form, draft, screen) {
  const { id } = form;
  const chosen = draft.chosen.get(part.name) ?? [];
  const name = screen.id(id, part.name);
  const problem = missing(form, part, draft, screen);
  const { told, lines } = about({ example: part.help, problem }, name);
  const change = (option) => (event) => {
    const rest = part.select === "one" ? [] : chosen.filter((each) => each !== option.id);
    screen.note(draft.chosen, part.name, event.target.checked ? [...rest, option.id] : rest);
    screen.draw();
  };
  const options = part.options.map((option) => {
    const place = chosen.indexOf(option.id);
    const box = html`<input
      type=${part.select === "one" ? "radio" : "checkbox"}
      name=${name}
      value=${option.id}
      .checked=${place >= 0}
      @change=${change(option)}
    />`;
    return part.select === "mark" ? stretch(option, box, place >= 0) : row(option, box, place, part.select);
  });
  return html`<fieldset class="lad-choices" aria-describedby=${told} aria-invalid=${problem ? "true" : nothing}>
    <legend class="lad-label">${part.legend}</legend>
    ${lines}
    ${part.select === "mark" ? html`<p class="lad-running">${options}</p>` : html`<div class="lad-options">${options}</div>`}
  </fieldset>`;
}

function row({ text }, box, place, select) {
  const badge = html`<span class="lad-badge">${place >= 0 ? place + 1 : ""}</span>`;
  return html`<label class="lad-option lad-${select} ${place >= 0 ? "lad-on" : ""}">
    ${box}${select === "order" ? badge : nothing}<span>${text}</span>
  </label>`;
}

/** A stretch of running text. Its box stays on one line with the first word, or character. */
function stretch({ text }, box, on) {
  const first = /^(?:[\w:.,'’-]+|.)/su.exec(text)?.[0] ?? "";
  const hold = html`<span class="lad-hold">${sign(on ? "✓" : "")}${first}</span>`;
  return html`<label class="lad-stretch ${on ? "lad-on" : ""}">${box}<span class="lad-text">${hold}${text.slice(first.length)}</span></label> `;
}

/** Fields of a form; what is rarely needed is folded away under its legend. */
function fields(part, form, draft, screen) {
  const { id, parts } = form;
  const asked = part.fields.filter((field) => isAsked(field, parts, draft));
  if (!asked.length) return nothing;
  const drawn = asked.map((field) => {
    const kind = field.options.length ? pick : field.lines ? several : typed;
    const problem = field.problem || missing(form, field, draft, screen);
    return kind({ ...field, problem }, screen.id(id, field.id), draft, screen);
  });
  if (part.folded) {
    return html`<details class="lad-fields lad-folded"><summary class="lad-label">${part.legend}</summary>${drawn}</details>`;
  }
  return html`<fieldset class="lad-fields"><legend class="lad-label">${part.legend}</legend>${drawn}</fieldset>`;
}

/** Whether the picks made so far call for a field, and for the fields that these hang on. */
function isAsked(field, parts, draft) {
  const every = parts.flatMap((each) => each.fields ?? []);
  return field.when.every(([name, values]) => {
    const other = every.find((each) => each.id === name);
    return other && isAsked(other, parts, draft) && values.includes(draft.typed.get(name) ?? other.value);
  });
}

/** What is read out with a field: its example, and what is wrong with what was typed. */
function about({ example, problem }, name) {
  const told = [example && `${name}-example`, problem && `${name}-problem`].filter(Boolean).join(" ");
  const lines = html`${example ? html`<p class="lad-help" id="${name}-example">${example}</p>` : nothing}
  ${problem ? html`<p class="lad-problem" id="${name}-problem">${sign("!")}${problem}</p>` : nothing}`;
  return { told: told || nothing, lines };
}

function typed(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  return html`<div class="lad-field">
    <label for=${name}>${field.label}</label>
    <input
      id=${name}
      type="text"
      inputmode=${field.keyboard}
      maxlength=${LONGEST}
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${told}
      aria-invalid=${field.problem ? "true" : nothing}
      .value=${draft.typed.get(field.id) ?? field.value}
      @input=${(event) => screen.note(draft.typed, field.id, event.target.value)}
    />
    ${lines}
  </div>`;
}

/** A field of several lines, typed, pasted, or taken from a file, which is only read. */
function several(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  const take = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const bytes = await file.slice(0, LONGEST_TEXT).arrayBuffer();
    const text = decoded(bytes);
    screen.foreign = text === null ? field.id : "";
    if (text !== null) screen.note(draft.typed, field.id, text);
    screen.draw();
  };
  return html`<div class="lad-field">
    <label for=${name}>${field.label}</label>
    <textarea
      id=${name}
      rows=${field.lines}
      maxlength=${LONGEST_TEXT}
      autocomplete="off"
      spellcheck="false"
      aria-describedby=${told}
      aria-invalid=${field.problem ? "true" : nothing}
      .value=${draft.typed.get(field.id) ?? field.value}
      @input=${(event) => screen.note(draft.typed, field.id, event.target.value)}
    ></textarea>
    ${lines}
    ${field.file ? html`<label class="lad-button lad-plain lad-file">${field.file}<input type="file" accept=".csv,.txt,.xml,.tsv,text/*" @change=${take} /></label>` : nothing}
    ${screen.foreign === field.id ? html`<p class="lad-problem" role="alert">${sign("!")}${field.foreign}</p>` : nothing}
  </div>`;
}

/** A file's text: UTF-16 by its mark, UTF-8, perhaps cut within a character, else as Chinese spreadsheets save it. */
function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (new Uint8Array(bytes).includes(0)) return null; // a spreadsheet, a picture: no text holds it
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.byteLength === LONGEST_TEXT });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A field to pick: nothing is picked before the learner does. */
function pick(field, name, draft, screen) {
  const { told, lines } = about(field, name);
  const value = draft.typed.get(field.id) ?? field.value;
  const change = (event) => {
    screen.note(draft.typed, field.id, event.target.value);
    screen.draw();
  };
  if (field.folded || field.options.length > FEW) {
    const offered = field.options.some((each) => each.id === value);
    const list = offered ? field.options : [{ id: "", text: "—" }, ...field.options];
    const options = list.map((each) => html`<option value=${each.id} .selected=${each.id === value}>${each.text}</option>`);
    return html`<div class="lad-field">
      <label for=${name}>${field.label}</label>
      <select id=${name} aria-describedby=${told} aria-invalid=${field.problem ? "true" : nothing} @change=${change}>${options}</select>
      ${lines}
    </div>`;
  }
  const radios = field.options.map((each) => {
    const box = html`<input type="radio" name=${name} value=${each.id} .checked=${each.id === value} @change=${change} />`;
    return row(each, box, each.id === value ? 0 : -1, "one");
  });
  return html`<fieldset class="lad-field lad-pick" aria-describedby=${told} aria-invalid=${field.problem ? "true" : nothing}>
    <legend>${field.label}</legend>
    <div class="lad-options">${radios}</div>
    ${lines}
  </fieldset>`;
}

function verdict(part, screen, i) {
  const { outcome, title, lines, reasons, others, then = [] } = part;
  return html`<div class="lad-verdict lad-${outcome}" role="group" aria-labelledby=${screen.id("verdict", i)}>
    ${head([sign(OUTCOMES[outcome]), title], 1, screen, { name: screen.id("verdict", i), kind: "lad-verdict-title", focus: "-1" })}
    ${lines.length ? html`<dl class="lad-lines">${pairs(lines, screen, i)}</dl>` : nothing}
    ${reasons.length ? html`<ul class="lad-reasons">${reasons.map((each, n) => reason(each, screen, `${i}-r${n}`))}</ul>` : nothing}
    ${then.length ? html`<dl class="lad-lines">${pairs(then, screen, `${i}-t`)}</dl>` : nothing}
    ${others.length
      ? html`<details class="lad-others">
          <summary>${part.others_label}</summary>
          <ul class="lad-reasons">${others.map((each, n) => reason(each, screen, `${i}-o${n}`))}</ul>
        </details>`
      : nothing}
    ${part.folded
      ? html`<details class="lad-others"><summary>${part.sources_label} (${part.sources.length})</summary>${articles(part.sources)}</details>`
      : html`${part.sources.length ? head(part.sources_label, 2, screen) : nothing} ${articles(part.sources)}`}
  </div>`;
}

function reason({ text, rationale, state, state_label, misconception, sources: cited }, screen, place) {
  return html`<li class="lad-reason lad-${state}">
    <p class="lad-reason-head"><span class="lad-state">${sign(STATES[state])}${state_label}</span> <strong>${text}</strong></p>
    <p>${explained(rationale, screen, place)}</p>
    ${misconception ? html`<p class="lad-misconception">${misconception}</p>` : nothing} ${articles(cited)}
  </li>`;
}

function sources({ label, sources: cited, open, brief }, screen) {
  return html`${label ? head(label, 1, screen) : nothing}${articles(cited, open, brief)}`;
}

/** Articles, each to be opened where it stands. One that carries no answer looks it. */
function articles(cited, open = false, brief = false) {
  if (!cited.length) return nothing;
  const items = cited.map(
    ({ label, says, facts, note, sure, link }) => html`<li>
      <details class="lad-source ${sure ? "" : "lad-unsure"}" ?open=${open}>
        <summary>${sign(sure ? "§" : "?")}<span>${label}${brief ? html`<span class="lad-brief">${says}</span>` : nothing}</span></summary>
        <p>${says}</p>
        <dl class="lad-facts">${pairs(facts)}</dl>
        ${note ? html`<p class="lad-note">${note}</p>` : nothing}
        ${link ? html`<p>${anchor(link)}</p>` : nothing}
      </details>
    </li>`,
  );
  return html`<ul class="lad-sources">${items}</ul>`;
}

/** The way to another page of ours. It opens beside this one, whose kernel it must not end. */
function anchor({ label, href }) {
  return html`<a class="lad-link" href=${href} target="_blank">${label}${sign(" ↗")}</a>`;
}

function links({ links: ways }) {
  return html`<p class="lad-row">${ways.map(anchor)}</p>`;
}

/** Steps in a row; the words beside them say which is reached. */
function scale({ label, steps, at }) {
  const marks = steps.map((_, n) => html`<span class=${n === at ? "lad-now" : nothing}></span>`);
  return html`<p class="lad-scale"><span class="lad-scale-steps" aria-hidden="true">${marks}</span><span>${label}</span></p>`;
}

/** A table; where there is little room, each row becomes a block and each cell names its column. */
function table({ caption, columns, rows, folded }, screen, i) {
  const name = screen.id("table", i);
  const cell = ({ text, sources: cited }, n) =>
    n === 0
      ? html`<th scope="row" role="rowheader">${text}${articles(cited)}</th>`
      : html`<td role="cell" data-column=${columns[n]}>${text}${articles(cited)}</td>`;
  const short = rows.every((cells) => cells.every((each) => each.text.length <= SHORT && !each.sources.length));
  const whole = html`<figure class="lad-table ${short ? "lad-short" : ""}">
    <figcaption id=${name}>${caption}</figcaption>
    <table role="table" aria-labelledby=${name}>
      <thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th scope="col" role="columnheader">${column}</th>`)}</tr></thead>
      <tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map(cell)}</tr>`)}</tbody>
    </table>
  </figure>`;
  return folded ? html`<details class="lad-unfold"><summary>${caption}</summary>${whole}</details>` : whole;
}

/** What a calculator answers: how the law stands to it, one sentence, the numbers. */
function outcome({ standing, title, label, text, figures, sources: cited }, screen, i) {
  const name = screen.id("outcome", i);
  return html`<div class="lad-outcome lad-${standing || "plain"}" role="group" aria-labelledby=${name}>
    ${head(title, 1, screen, { name, kind: "lad-outcome-title", focus: "-1" })}
    ${label ? html`<p class="lad-standing">${sign(STANDINGS[standing])}${label}</p>` : nothing}
    <p class="lad-outcome-text">${text}</p>
    ${figures.length ? html`<dl class="lad-figures">${pairs(figures)}</dl>` : nothing} ${articles(cited)}
  </div>`;
}

/** A working: a line each, with its article to be opened under it. */
function working({ title, lines, rest, more }, screen, i) {
  const line = ({ text, sources: cited }) => html`<li><p>${text}</p>${articles(cited)}</li>`;
  const others = html`<details class="lad-unfold"><summary>${more}</summary><ol start=${lines.length + 1}>${rest.map(line)}</ol></details>`;
  return html`<div class="lad-working" role="group" aria-labelledby=${screen.id("working", i)}>
    ${head(title, 1, screen, { name: screen.id("working", i) })}
    <ol>${lines.map(line)}</ol>
    ${rest.length ? others : nothing}
  </div>`;
}

/** A picture of numbers, which the table under it says in full. */
function plot(part, screen, i) {
  const name = screen.id("plot", i);
  const high = part.across ? 4 + 2.5 * part.labels.length : 16;
  const canvas = html`<canvas role="img" aria-labelledby=${name} data-plot=${i}></canvas>`;
  return html`<figure class="lad-plot">
    <figcaption id=${name}>${part.table.caption}</figcaption>
    <div class="lad-canvas" .style=${`height:${high}rem`}>${canvas}</div>
    <details class="lad-unfold"><summary>${part.table_label}</summary>${table(part.table, screen, `${i}-t`)}</details>
  </figure>`;
}

/** Ways to keep what is shown. Copying works without a secure address too. */
function keep(part, screen, i) {
  const name = screen.id("keep", i);
  const tell = (text) => {
    screen.copied = text;
    screen.draw();
  };
  const copy = async () => {
    if (!(await copied(part.copy))) return;
    tell(part.copy);
    setTimeout(() => tell(""), TOLD);
  };
  const label = screen.copied === part.copy ? part.copied : part.copy_label;
  return html`<div class="lad-keep" role="group" aria-labelledby=${name}>
    <p class="lad-label" id=${name}>${part.label}</p>
    <div class="lad-row">
      <button type="button" class="lad-button lad-plain" aria-live="polite" @click=${copy}>${label}</button>
      <button type="button" class="lad-button lad-plain" @click=${() => window.print()}>${part.print_label}</button>
      ${part.files.map((each) => button(each, screen))}
    </div>
  </div>`;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

/** Gives the learner a file to save. */
function hand({ name, media, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: `${media};charset=utf-8` }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), TOLD);
}

/** Lines of a list under their labels; with a screen, their terms can be opened. */
function pairs(lines, screen, place) {
  const told = (text, n) => (screen ? explained(text, screen, `${place}-l${n}`) : text);
  return lines.map(([label, text], n) => html`<div><dt>${label}</dt><dd>${told(text, n)}</dd></div>`);
}

function actions({ buttons, label, folded }, screen, i) {
  if (!buttons.length) return nothing;
  if (folded) return unfolded(folded, actions({ buttons, label }, screen, i), screen);
  const name = screen.id("actions", i);
  const choice = buttons.every((each) => each.style === "choice");
  return html`<div role=${label ? "group" : nothing} aria-labelledby=${label ? name : nothing}>
    ${label ? html`<p class="lad-label" id=${name}>${label}</p>` : nothing}
    <div class="lad-row ${choice ? "lad-stack" : ""}">${buttons.map((each) => (each.takes ? taking(each, screen) : button(each, screen)))}</div>
  </div>`;
}

/** What is opened behind a word; it stays as the learner left it, whatever comes above it. */
function unfolded(word, content, screen) {
  const turn = ({ target }) => (target.open ? screen.open.add(word) : screen.open.delete(word));
  return html`<details class="lad-unfold" ?open=${screen.open.has(word)} @toggle=${turn}><summary>${word}</summary>${content}</details>`;
}

/** A button that has a file chosen. It is only read, and its text sent with the act; what is no text is sent as none. */
function taking(spec, screen) {
  const name = JSON.stringify([spec.label, spec.act]);
  const take = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const text = decoded(await file.slice(0, LONGEST_TEXT).arrayBuffer());
    target.value = ""; // the same file may be chosen again
    screen.press(spec, name, () => ({ response: [text ?? ""] }), target);
  };
  return html`<label class="lad-button lad-${spec.style} lad-file" aria-busy=${screen.pending?.name === name ? "true" : nothing}>
    ${spec.label}<input type="file" accept=".json,application/json" @change=${take} />
  </label>`;
}

/** A button; where it must be confirmed, the same button once more beside the question. */
function button(spec, screen, gather = () => ({}), type = "button") {
  const name = JSON.stringify([spec.label, spec.act]);
  const asking = screen.asking?.name === name;
  const press = (event) => screen.press(spec, name, gather, event.currentTarget);
  const control = html`<button
    type=${type}
    class="lad-button lad-${spec.style} ${spec.current ? "lad-current" : ""}"
    aria-current=${spec.current ? "true" : nothing}
    aria-busy=${screen.pending?.name === name ? "true" : nothing}
    aria-describedby=${asking ? screen.id("confirm") : nothing}
    @click=${press}
  >
    ${spec.note ? html`<span>${spec.label}<span class="lad-button-note">${spec.note}</span></span>` : spec.label}
  </button>`;
  if (!spec.confirm) return control;
  const leave = (event) => event.currentTarget.contains(event.relatedTarget) || screen.cancel();
  const escape = (event) => event.key === "Escape" && screen.cancel();
  return html`<div class="lad-ask ${asking ? "lad-asking" : ""}" @focusout=${leave} @keydown=${escape}>
    ${asking ? html`<p id=${screen.id("confirm")}>${spec.confirm}</p>` : nothing} ${control}
  </div>`;
}

/** Shares as a table whose cells hold both the bar and its number. */
function bars({ caption, columns, bars: rows }, screen, i) {
  const name = screen.id("bars", i);
  const cells = rows.map(({ label, value, out_of, text }) => {
    const share = out_of > 0 ? Math.max(0, Math.min(100, (100 * value) / out_of)) : 0;
    return html`<tr>
      <th scope="row">${label}</th>
      <td>
        <div class="lad-bar"><span class="lad-track" aria-hidden="true"><span .style=${`width:${share}%`}></span></span><span>${text}</span></div>
      </td>
    </tr>`;
  });
  return html`<figure class="lad-bars">
    <figcaption id=${name}>${caption}</figcaption>
    <table aria-labelledby=${name}>
      <thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
      <tbody>${cells}</tbody>
    </table>
  </figure>`;
}

/** A sign that only repeats what the words beside it say. */
function sign(mark) {
  return html`<span class="lad-sign" aria-hidden="true">${mark}</span>`;
}

const PARTS = new Map(
  Object.entries({ heading, prose, scene, notice, points, form, verdict, actions, bars, sources, links, call, scale, table, outcome, working, plot, keep }),
);

/** Paper shows what the screen folds away. Returns how to undo that. */
function unfold(el) {
  const folded = [...el.querySelectorAll("details:not([open])")];
  folded.forEach((each) => (each.open = true));
  return () => folded.forEach((each) => (each.open = false));
}

export default {
  render({ model, el }) {
    const screen = new Screen(model, el);
    const watch = new ResizeObserver(([entry]) => screen.widen(entry.contentRect.width));
    let fold = () => {};
    const before = () => (fold = unfold(el));
    const after = () => fold();
    const lose = () => screen.lose();
    const live = () => el.classList.contains("jupyter-widgets-disconnected") && lose();
    const given = (said) => {
      if (said?.view) screen.arrive(said.view);
      else if (said?.file) hand(said.file);
    };
    const ask = () => screen.ask();
    const heard = { "msg:custom": given, "comm:close": lose, "line:again": ask, comm_live_update: live };
    const keep = () => screen.drafts.flush();
    const forget = () => screen.forget();
    const around = { beforeprint: before, afterprint: after, pagehide: keep, storage: forget, "law-at-the-door": forget };
    for (const [name, heed] of Object.entries(heard)) model.on(name, heed);
    for (const [name, heed] of Object.entries(around)) window.addEventListener(name, heed);
    document.addEventListener("visibilitychange", keep);
    watch.observe(el);
    const recolour = () => screen.recolour();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", recolour);
    const theme = new MutationObserver(recolour); // JupyterLab has a theme of its own
    theme.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
    const first = model.get("view");
    if (first) screen.arrive(first);
    else model.send({ want: "view" });
    return () => {
      screen.clearPending();
      watch.disconnect();
      dark.removeEventListener("change", recolour);
      theme.disconnect();
      for (const [name, heed] of Object.entries(heard)) model.off(name, heed);
      for (const [name, heed] of Object.entries(around)) window.removeEventListener(name, heed);
      document.removeEventListener("visibilitychange", keep);
    };
  },
};
