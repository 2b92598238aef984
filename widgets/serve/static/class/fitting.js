/** The root's type on the screen that all see, in pixels. Small print is nine tenths of it, and never below 24. */
const SMALLEST = 27;
const LARGEST = 46;

/** Sets the largest type with which all of it fits; what never fits is shown shorter, or read on the phones. */
export function fitted(el) {
  el.classList.remove("class-long");
  if (largest(el)) return;
  el.classList.add("class-long");
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
