/** The root's type on the screen that all see, in pixels. Small print is nine tenths of it, and never below 24. */
const SMALLEST = 27;
const LARGEST = 46;

/** How a screen is cut, step by step, where it does not fit: what is left out is read on the phones. */
const CUTS = ["class-long", "class-longer"];

/** Sets the largest type with which all of it fits. */
export function fitted(el) {
  el.classList.remove(...CUTS);
  for (const cut of CUTS) {
    if (largest(el)) return;
    el.classList.add(cut);
  }
  largest(el);
}

/** Finds the largest type. Says whether it fits. */
function largest(el) {
  const fits = (size) => {
    document.documentElement.style.fontSize = `${size}px`;
    return el.scrollHeight <= el.clientHeight && el.scrollWidth <= el.clientWidth;
  };
  let low = SMALLEST;
  let high = LARGEST;
  while (high - low > 1) {
    const size = Math.floor((low + high) / 2);
    if (fits(size)) low = size;
    else high = size;
  }
  return fits(low);
}
