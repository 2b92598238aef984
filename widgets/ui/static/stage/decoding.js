/** The longest text that is taken, typed or from a file: in characters, and in bytes. */
export const LONGEST_TEXT = 2_000_000;
/** The longest file of ours that comes back in, in bytes: a character may take three. */
export const LONGEST_FILE = 3 * LONGEST_TEXT;

/** How much of a file without a mark is looked at for UTF-16, in bytes; and the share of zeros that tells it. */
const LOOKED_AT = 2_000;
const ZEROS = 0.1;

/** A file's text: UTF-16, UTF-8, perhaps cut within a character, else as Chinese spreadsheets save it. */
export function decoded(bytes, most = LONGEST_TEXT) {
  const wide = sixteen(new Uint8Array(bytes));
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (new Uint8Array(bytes).includes(0)) return null; // a spreadsheet, a picture: no text holds it
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.byteLength === most });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Which UTF-16 it is, by its mark, or by the zeros that figures and letters have on one side of their pairs. */
function sixteen(all) {
  const [first, second] = all;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  if (!all.length || all.length % 2) return "";
  const some = all.subarray(0, LOOKED_AT);
  const [high, low] = [0, 1].map((side) => some.filter((byte, at) => byte === 0 && at % 2 === side).length);
  if (Math.min(high, low) > 0 || Math.max(high, low) < ZEROS * some.length) return "";
  return low ? "utf-16le" : "utf-16be";
}
