/**
 * Shows one section of a page at a time: the one that the address names, or the first. The others are
 * hidden until something is found in them, and shown on paper. Where a learner was is kept in the
 * browser, and the first section leads back there. Where there is room the list of all stays open
 * beside them. The words stand in the page.
 */
const lawAtTheDoorParts = (() => {
  const main = document.getElementById("text");
  const nav = document.getElementById("door-parts");
  const list = nav.querySelector("details");
  const summary = nav.querySelector("summary");
  const wide = matchMedia("(min-width: 64rem)");
  const links = [...nav.querySelectorAll("a")];
  const sections = [...main.querySelectorAll(".door-section")];
  const key = `law-at-the-door/${main.dataset.name}/part`;
  const waiting = new Map();
  let here = null;

  const link = (section) => links.find((each) => each.hash === `#${section.id}`);

  /** What the address names, if it stands here. */
  function named() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  }

  /** The section that an address asks for: the one around what it names, one in its query, or the first. */
  function asked() {
    const found = named();
    if (found) return found.closest(".door-section") || here || sections[0];
    const sought = [...new URLSearchParams(location.search).values()];
    if (sought.length) return sections.find((each) => sought.includes(each.id)) || sections[1] || sections[0];
    return sections[0];
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

  /** Where to go on as far as the screens tell: in the last section begun, or after it where it is done. */
  function reached() {
    const begun = sections.filter((each) => link(each) && each.classList.contains("door-begun"));
    const last = begun[begun.length - 1];
    const at = last ? links.indexOf(link(last)) : 0;
    return last && !last.classList.contains("door-undone") ? links[at + 1] || links[at] : links[at];
  }

  /** The ways on from the first section lead to where the learner was. Nothing is kept of it where a file was opened. */
  function resume() {
    let last = kept();
    if (!last || last === links[0]) last = reached();
    if (last === links[0]) return;
    for (const way of sections[0].querySelectorAll(".door-onward a")) {
      way.textContent = last.dataset.continue;
      way.href = last.hash;
    }
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
    document.querySelector(".door-skip").hash = section.id;
    asking();
    if (link(section)) summary.textContent = link(section).dataset.told;
    if (link(section)) nav.scrollTop = link(section).offsetTop - nav.clientHeight / 2;
    for (const each of document.querySelectorAll(".door-languages a")) each.hash = section === sections[0] ? "" : section.id;
    for (const [el, draw] of [...waiting]) if (section.contains(el)) drawn(el, draw);
  }

  /** While something is asked, the frame keeps to itself what has nothing to do with it. */
  function asking() {
    document.documentElement.classList.toggle("door-asking", Boolean(here) && here.classList.contains("door-undone"));
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
    if (!wide.matches) list.open = false;
    const head = section.querySelector(".door-text h2") || main.querySelector("h1");
    head.tabIndex = -1;
    head.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  /**
   * Something was found in a hidden section: it is shown, and the browser goes to what it found. A link to
   * the section is told here as well, and then as a change of the address: until that comes the browser
   * shows the section itself, and the one before may not stand above it.
   */
  function reveal(section) {
    if (asked() === section) {
      here.setAttribute("hidden", "until-found");
      return;
    }
    history.pushState(null, "", `#${section.id}`);
    keep(section);
    show(section);
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
    asking();
    resume();
    const way = link(section);
    if (way) way.parentElement.querySelector(".door-part-done").hidden = done < of;
  }

  /** Tables whose rows a phone shows as blocks: each cell names its column, and stays a cell. */
  function columned() {
    for (const table of main.querySelectorAll(".door-text table, .door-part > table")) {
      const heads = [...table.querySelectorAll("thead th")];
      if (heads.length < 3) continue;
      table.classList.add("door-blocks");
      table.setAttribute("role", "table");
      for (const part of table.querySelectorAll("thead, tbody")) part.setAttribute("role", "rowgroup");
      for (const head of heads) head.setAttribute("role", head.textContent ? "columnheader" : "cell");
      for (const row of table.rows) {
        row.setAttribute("role", "row");
        if (row.parentElement.tagName === "THEAD") continue;
        [...row.cells].forEach((cell, n) => {
          cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
          cell.dataset.column = heads[n] ? heads[n].textContent : "";
        });
      }
    }
  }

  columned();
  if (sections.length > 1) {
    document.documentElement.classList.add("door-parted");
    list.open = wide.matches;
    wide.addEventListener("change", () => (list.open = wide.matches));
    addEventListener("hashchange", go);
    addEventListener("beforeprint", () => [...waiting].forEach(([el, draw]) => drawn(el, draw)));
    for (const each of sections) each.onbeforematch = () => reveal(each);
    resume();
  } else {
    nav.hidden = true;
  }
  show(asked());
  if (here !== sections[0]) keep(here);
  return { columned, told, whenShown };
})();
