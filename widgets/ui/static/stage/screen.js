import { render } from "../lit-html.js";
import { blanks } from "./answers.js";
import { Drafts } from "./drafts.js";
import { charts } from "./plotting.js";
import { same } from "./same.js";
import { section } from "./section.js";

/** How long an act may stay without a new view before it is asked whether anybody is there, in milliseconds. */
const PATIENCE = 20_000;
/** How long it may stay so where the line says it is well: by then nobody works on it. */
const LONGEST_WAIT = 120_000;
/** What is here sooner, in milliseconds, needs no sign that it is awaited. */
const SOON = 150;
/** A second press sooner than this does not confirm: it is a double tap. */
const DOUBLE_TAP = 500;
/** From this width in pixels on, the progress list is open and in a row. */
const WIDE = 640;

/** One drawing of the view, with what the learner has not yet sent. */
export class Screen {
  constructor(model, el) {
    this.model = model;
    this.el = el;
    this.uid = `lad-${Math.random().toString(36).slice(2, 8)}`;
    this.view = null;
    this.drafts = new Drafts(model.get("store_key"));
    this.painted = new WeakMap();
    this.open = new Set();
    this.drawing = null;
    this.copied = this.sent = this.foreign = this.reading = "";
    this.blank = new Map();
    this.pending = this.slow = null;
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
    const answered = this.answers(view);
    const gone = [...this.drafts.forms.keys()].filter((form) => moved || !forms.has(form));
    if (answered) this.clearPending();
    this.lost = false;
    this.asking = null;
    if (moved) this.open.clear();
    this.odd = !this.odd;
    this.drafts.discard(gone.filter((form) => !moved || form === this.sent));
    this.drafts.leave(gone);
    if (answered) this.sent = "";
    if (moved && before) {
      this.view = { ...view, parts: [] };
      this.redraw();
    }
    this.view = view;
    this.blank = new Map(view.parts.filter((part) => part.problem).map((part) => [part.id, blanks(part, this.drafts.of(part))]));
    this.redraw();
    if (answered) this.focus(before, moved); // else the learner is elsewhere, and stays there
    else if (!outcome(before)) this.meet();
    if (answered) this.lead(view.leads);
  }

  /** Whether a view answers the act that waits: another may have been on its way when that was said. */
  answers({ heard }) {
    return this.pending !== null && (heard === undefined || heard === this.pending.said?.act.time);
  }

  /** An answer that the page's address asked for is what is seen first. */
  meet() {
    if (outcome(this.view) && location.search && this.el.closest(".door-section")) this.find(".lad-outcome").scrollIntoView({ block: "start" });
  }

  /** To the step at which the learner goes on, where a page shows it in a section of its own. */
  lead(step) {
    const section = step && document.getElementById(step);
    if (section && section.matches(".door-section")) location.hash = step;
  }

  redraw() {
    if (!this.view) return;
    this.sign();
    render(section(this.view, this), this.el);
    this.paint();
  }

  /** A sign that an answer or the reading of a file is awaited, where it is not here soon. */
  sign() {
    if (this.pending || this.reading) return (this.slow ??= setTimeout(() => this.el.classList.add("lad-slow"), SOON));
    clearTimeout(this.slow);
    this.slow = null;
    this.el.classList.remove("lad-slow");
  }

  /** Draws the plots that are not drawn yet. */
  paint() {
    for (const canvas of this.el.querySelectorAll("canvas[data-plot]")) {
      const part = this.view.parts[canvas.dataset.plot];
      if (this.painted.get(canvas) === part) continue;
      this.painted.set(canvas, part);
      this.drawing ??= charts(this.model);
      this.drawing.then(({ draw: drawn }) => canvas.isConnected && drawn(canvas, part, this.view.lang), console.error);
    }
  }

  /** The focus goes to what is new: a screen's title, a verdict, a field to mend, a part. */
  focus(before, moved) {
    if (moved) {
      this.find(".lad").scrollIntoView({ block: "start" });
      this.head().focus({ preventScroll: true });
      return;
    }
    const isNew = (part) => !before?.parts.some((each) => same(each, part));
    const fresh = this.view.parts.findIndex(isNew);
    const kind = this.view.parts[fresh]?.part;
    const wrapper = this.el.querySelectorAll(".lad-part")[fresh];
    const problem = this.find('[aria-invalid="true"]');
    const found = outcome(this.view);
    if (found && isNew(found)) this.show(".lad-outcome-title");
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

  /** A button is pressed: ask first where it wants that, else send its act, once. */
  press(spec, name, gather, target) {
    if (this.pending) return;
    if (spec.confirm && this.asking?.name !== name) {
      this.asking = { name, text: spec.confirm, since: Date.now() };
      this.redraw();
      target.focus();
      target.scrollIntoView({ block: "nearest" });
      return;
    }
    if (this.asking && Date.now() - this.asking.since < DOUBLE_TAP) return;
    this.asking = null;
    this.pending = { name, since: Date.now(), timer: setTimeout(() => this.wonder(), PATIENCE) };
    this.drafts.flush();
    this.redraw();
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
    this.redraw();
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
    this.redraw();
    this.find(".lad-lost")?.scrollIntoView({ block: "nearest" });
  }

  /** Notes what was chosen or typed. */
  note(values, name, value) {
    values.set(name, value);
    this.drafts.touch();
  }

  /** Everything may have been erased, here or in another window: then what was not yet sent goes too. */
  erased() {
    if (this.drafts.erased()) this.redraw();
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
    this.redraw();
  }
}

/** What a calculator found, in a view that holds it. */
function outcome(view) {
  return view?.parts.find((part) => part.part === "outcome");
}
