/** The longest text that is taken, typed or from a file: in characters, and in bytes. */
export const LONGEST_TEXT = 2_000_000;

/** A file's text: UTF-16 by its mark, UTF-8, perhaps cut within a character, else as Chinese spreadsheets save it. */
export function decoded(bytes) {
  const [first, second] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (new Uint8Array(bytes).includes(0)) return null; // a spreadsheet, a picture: no text holds it
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: bytes.byteLength === LONGEST_TEXT });
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
