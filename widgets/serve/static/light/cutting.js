/** So many letters of a content are said at once: 60 KB in Chinese, and as much where each is escaped. */
const LONGEST = 20_000;

/** A content as it is said: as it is or, where it is long, in pieces that the kernel joins (`ui/joining.py`). */
export function cut(content) {
  const text = JSON.stringify(content);
  const pieces = [];
  for (let at = 0; at < text.length; ) {
    const end = at + LONGEST;
    const split = text.charCodeAt(end) >> 10 === 0x37; // the second half of a character
    pieces.push(text.slice(at, split ? end - 1 : end));
    at += pieces[pieces.length - 1].length;
  }
  if (pieces.length === 1) return [content];
  return pieces.map((piece, n) => ({ piece, n, last: n === pieces.length - 1 }));
}
