/** The root's type on the screen that all see, in pixels. Small print is nine tenths of it, and never below 24. */
const SMALLEST = 27;
const LARGEST = 46;

/** Sets the largest type with which all of it fits; what never fits is read on the phones. */
export function fitted(el) {
  const set = (size) => (document.documentElement.style.fontSize = `${size}px`);
  const fits = () => el.scrollHeight <= el.clientHeight && el.scrollWidth <= el.clientWidth;
  el.classList.remove("class-long");
  let low = SMALLEST;
  let high = LARGEST;
  while (high - low > 1) {
    const size = Math.floor((low + high) / 2);
    set(size);
    if (fits()) low = size;
    else high = size;
  }
  set(low);
  el.classList.toggle("class-long", !fits());
}
