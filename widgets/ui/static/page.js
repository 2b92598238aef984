/**
 * What only the browser knows: the page's query, its languages, and what it has stored.
 * Told to Python at the start, and again on each new line, since what was said last may be lost with
 * the line before; what Python wants kept is stored under one key.
 *
 * Other windows, and other copies in this one, may store under the same key. Nothing of theirs is
 * overwritten unseen: what they stored is told to Python, which makes one of both and saves again.
 */

/** Every key of ours begins so; `frame.js` erases by it too. */
const OURS = "law-at-the-door/";
/** Said in this window when something was stored or erased in it; other windows hear `storage`. */
const STORED = "law-at-the-door";

/** The text stored under a key, or null where nothing is, or the browser forbids looking. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Stores a text; says whether it is there now: some browsers forbid it, have no room, or pretend. */
function store(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    return false;
  }
  return stored(key) === text;
}

/** Removes all that pages of ours have stored. */
function erase() {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(OURS)) localStorage.removeItem(key);
  } catch {
    // Where nothing may be looked at, nothing is stored.
  }
}

/** The page's query. JupyterLab takes it off the address: then the one it was opened with counts. */
function query() {
  if (location.search) return location.search;
  try {
    return new URL(performance.getEntriesByType("navigation")[0].name).search;
  } catch {
    return "";
  }
}

const page = {
  initialize({ model }) {
    const key = model.get("store_key");
    let seen = null;
    /** Tells Python what somebody else has stored since, or that it was erased; says whether so. */
    const meet = () => {
      const now = stored(key);
      if (now === seen) return false;
      seen = now;
      model.send({ met: now });
      return true;
    };
    const save = (text) => {
      if (meet()) return;
      const done = store(key, text);
      seen = stored(key);
      if (done) dispatchEvent(new Event(STORED));
      else model.send({ unsaved: true });
    };
    const take = (said) => {
      if (said && typeof said.save === "string") {
        save(said.save);
      } else if (said && said.erase === true) {
        erase();
        seen = stored(key);
        dispatchEvent(new Event(STORED));
      }
    };
    const arrive = (again) => {
      const now = stored(key);
      if (!again) seen = now; // what came meanwhile is met when something is saved again
      const framed = document.getElementById("door-erase") !== null;
      const languages = [...(navigator.languages || [])];
      model.send({ arrived: { query: query(), stored: { [key]: now }, languages, again, framed } });
    };
    const back = () => arrive(true);
    const other = (event) => {
      if (event.key === key || event.key === null) meet();
    };
    const wake = () => {
      if (!document.hidden) meet();
    };
    // Told before anything is stored: where telling fails, nothing unread is overwritten.
    arrive(false);
    model.on("msg:custom", take);
    model.on("line:again", back);
    addEventListener("storage", other);
    addEventListener(STORED, meet);
    document.addEventListener("visibilitychange", wake);
    return () => {
      model.off("msg:custom", take);
      model.off("line:again", back);
      removeEventListener("storage", other);
      removeEventListener(STORED, meet);
      document.removeEventListener("visibilitychange", wake);
    };
  },
};

export { page, page as default };
