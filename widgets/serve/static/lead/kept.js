/** What the cockpit keeps in this browser: where the class stood, how long it took, and whether keys are used. */
const NAME = "law-at-the-door/class/lead";

/** What was kept under a name; an empty text where nothing was. */
export function kept(name) {
  try {
    return localStorage.getItem(`${NAME}/${name}`) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a text under a name. Says whether this browser does. */
export function keep(name, text) {
  try {
    localStorage.setItem(`${NAME}/${name}`, text);
    return true;
  } catch {
    return false;
  }
}
