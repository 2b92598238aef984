/**
 * What only the browser knows: the page's query, its languages, and what it has stored.
 * Told to Python at the start, and again on each new line, since what was said last may be lost with
 * the line before; what Python wants kept is stored under one key.
 */

/** The text stored under a key, or null where nothing is, or the browser forbids looking. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Does what may be forbidden (a private window) or fail (no room left); says whether it did. */
function tried(deed) {
  try {
    deed();
    return true;
  } catch {
    return false;
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

export default {
  initialize({ model }) {
    const key = model.get("store_key");
    const take = (said) => {
      if (typeof said?.save === "string") {
        if (!tried(() => localStorage.setItem(key, said.save))) model.send({ unsaved: true });
      } else if (said?.erase === true) {
        tried(() => localStorage.removeItem(key));
      }
    };
    const arrive = (again) => {
      const languages = [...(navigator.languages ?? [])];
      model.send({ arrived: { query: query(), stored: { [key]: stored(key) }, languages, again } });
    };
    const back = () => arrive(true);
    // Told before anything is stored: where telling fails, nothing unread is overwritten.
    arrive(false);
    model.on("msg:custom", take);
    model.on("line:again", back);
    return () => {
      model.off("msg:custom", take);
      model.off("line:again", back);
    };
  },
};
