/**
 * Shows one section of a page at a time: the one that the address names, or the first. The others are
 * hidden until something is found in them, and shown on paper. Where a learner was is kept in the
 * browser, and the first section leads back there. The words stand in the page.
 */
const lawAtTheDoorParts = (() => {
  const main = document.getElementById("text");
  const nav = document.getElementById("door-parts");
  const summary = nav.querySelector("summary");
  const links = [...nav.querySelectorAll("a")];
  const sections = [...main.querySelectorAll(".door-section")];
  const key = `law-at-the-door/${main.dataset.name}/part`;
  const waiting = new Map();
  let here = null;

  const link = (section) => links.find((each) => each.hash === `#${section.id}`);

  /** The section that an address asks for: one it names, the one around what it names, or the first. */
  function asked() {
    const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (named) return named.closest(".door-section") || sections[0];
    return location.search && sections[1] ? sections[1] : sections[0];
  }

  /** The section kept from the last time, if there is one. */
  function kept() {
    try {
      return links.find((each) => each.hash === `#${localStorage.getItem(key)}`);
    } catch {
      return undefined;
    }
  }

  function keep(section) {
    try {
      if (link(section)) localStorage.setItem(key, section.id);
    } catch {
      // A browser that does not store begins at the beginning.
    }
  }

  /** The way on from the first section leads to where the learner was. */
  function resume() {
    const way = sections[0].querySelector(".door-onward .door-button");
    const last = kept();
    if (!way || !last || last === links[0]) return;
    way.textContent = last.dataset.continue;
    way.href = last.hash;
  }

  /** Shows a section and hides the others. */
  function show(section) {
    here = section;
    for (const each of sections) {
      if (each === section) each.removeAttribute("hidden");
      else each.setAttribute("hidden", "until-found");
    }
    for (const each of links) {
      if (each === link(section)) each.setAttribute("aria-current", "page");
      else each.removeAttribute("aria-current");
    }
    document.documentElement.classList.toggle("door-inside", section !== sections[0]);
    if (link(section)) summary.textContent = link(section).dataset.told;
    for (const each of document.querySelectorAll(".door-languages a")) each.hash = section === sections[0] ? "" : section.id;
    for (const [el, draw] of [...waiting]) if (section.contains(el)) drawn(el, draw);
  }

  function drawn(el, draw) {
    waiting.delete(el);
    draw();
  }

  /** To another section: its heading is read out, and stands at the top. */
  function go() {
    const section = asked();
    if (section === here) return;
    keep(section);
    show(section);
    resume();
    nav.querySelector("details").open = false;
    const head = section.querySelector("h2") || main.querySelector("h1");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /** Draws a screen at once where its section is shown, else once it is. */
  function whenShown(el, draw) {
    if (here && here.contains(el)) draw();
    else waiting.set(el, draw);
  }

  /** How much of a screen is done: told in the list, and once it is begun it stands alone. */
  function told(el, { done, of, begun }) {
    const section = el && el.closest(".door-section");
    if (!section || !of) return;
    section.classList.toggle("door-begun", begun);
    section.classList.toggle("door-undone", done < of);
    const way = link(section);
    if (way) way.parentElement.querySelector(".door-part-done").hidden = done < of;
  }

  if (sections.length > 1) {
    addEventListener("hashchange", go);
    addEventListener("beforeprint", () => [...waiting].forEach(([el, draw]) => drawn(el, draw)));
    for (const each of sections) each.addEventListener("beforematch", () => (location.hash = each.id));
    resume();
  } else {
    nav.hidden = true;
  }
  show(asked());
  if (here !== sections[0]) keep(here);
  return { told, whenShown };
})();
