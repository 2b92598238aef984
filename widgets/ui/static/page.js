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

/** What cannot be read is kept beside what is stored, until the learner drops it. */
const ASIDE = "/aside";
/** The longest text that is told to Python, in characters. */
const LONGEST = 2_000_000;
/** Under this is tried whether anything can be stored. */
const PROBE = `${OURS}probe`;
/** How long a file's address is kept for the browser to save it, in milliseconds. */
const KEPT = 3000;

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

/** Removes what is stored under a key. */
function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Where nothing may be looked at, nothing is stored.
  }
}

/** Whether anything can be stored. */
function stores() {
  const done = store(PROBE, "1");
  drop(PROBE);
  return done;
}

/**
 * Keeps aside a text as it stands under a key, below what was kept aside before; says whether it is there. Where there
 * is no room it stays where it was: it goes first, since there may not be room for two.
 */
function setAside(from, to) {
  const text = stored(from);
  const before = stored(to);
  drop(from);
  if (store(to, before === null ? text : `${before}\n${text}`)) return true;
  store(from, text);
  return false;
}

/** Whether a text holds an object. */
function readable(text) {
  try {
    return JSON.parse(text).constructor === Object;
  } catch {
    return false;
  }
}

/** Gives the learner a text as a file. */
function hand(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
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
    const aside = key + ASIDE;
    let seen = null;
    /** What was told and is not replaced yet: it may turn out that Python cannot read it. */
    let told = null;
    /** No room was found for what cannot be read: then nothing is stored in its place. */
    let stuck = false;
    /** Tells Python what somebody else has stored since, or that it was erased; says whether so. */
    const meet = () => {
      const now = stored(key);
      if (now === seen) return false;
      seen = told = now;
      model.send({ met: now });
      return true;
    };
    /** Stores a text. What it takes the place of is kept aside first, where Python says that it cannot be read. */
    const save = (text, unread) => {
      if (meet()) return;
      if (unread && told !== null) stuck = !setAside(key, aside);
      const done = !stuck && store(key, text);
      seen = stored(key);
      if (done) told = null;
      if (done) dispatchEvent(new Event(STORED));
      else model.send({ unsaved: true });
    };
    const take = (said) => {
      if (said && typeof said.save === "string") {
        save(said.save, said.aside === true);
      } else if (said && said.aside === "hand") {
        hand(`${aside.replace(/\//g, "-")}.txt`, stored(aside) ?? stored(key) ?? "");
      } else if (said && said.aside === "drop") {
        drop(aside);
        if (stuck) {
          drop(key);
          seen = told = null;
          stuck = false;
        }
      } else if (said && typeof said.look === "string" && said.look.startsWith(OURS)) {
        const text = stored(said.look);
        model.send({
          looked: text === null || text.length > LONGEST ? null : text,
          under: said.look,
        });
      } else if (said && said.erase === true) {
        erase();
        seen = told = stored(key);
        stuck = false;
        dispatchEvent(new Event(STORED));
      }
    };
    /** What is too long to be told, or no draft at all, is kept aside before anything else. */
    const sift = () => {
      const drafts = stored(`${key}/drafts`);
      if (drafts !== null && !readable(drafts)) setAside(`${key}/drafts`, aside);
      if ((stored(key) ?? "").length > LONGEST) stuck = !setAside(key, aside);
    };
    const arrive = (again) => {
      if (key && !again) sift();
      const now = stuck ? null : stored(key);
      if (!again) {
        seen = stored(key); // what came meanwhile is met when something is saved again
        told = now;
      }
      const framed = document.getElementById("door-erase") !== null;
      const languages = [...(navigator.languages || [])];
      const keeps = { stores: !key || (!stuck && stores()), aside: stored(aside) !== null };
      model.send({ arrived: { query: query(), stored: { [key]: now }, languages, again, framed, ...keeps } });
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
