/** How long a file's address is kept for the browser to save it, in milliseconds. */
const KEPT = 3000;

/** Gives whoever leads a file to save. */
export function saved(file, name) {
  const address = URL.createObjectURL(file);
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT);
}
