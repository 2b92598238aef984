/**
 * SHA-256 (FIPS 180-4), piece by piece. The browser's own needs a secure address, which a class in one room has not, and
 * the whole file in memory.
 */

const BLOCK = 64;
/** The first 32 bits behind the point of the cube roots of the first primes, and of their square roots. */
const PRIMES = Array.from({ length: 312 }, (_, n) => n).filter((n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0));
const ROUNDS = Int32Array.from(PRIMES.slice(0, BLOCK), (prime) => fraction(Math.cbrt(prime)));
const FIRST = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));

function fraction(root) {
  return (root - Math.floor(root)) * 2 ** 32;
}

export class Sha256 {
  constructor() {
    this.state = FIRST.slice();
    this.words = new Int32Array(BLOCK);
    this.rest = new Uint8Array(0);
    this.size = 0;
  }

  /** Takes in some bytes; what does not fill a block waits for the next. */
  add(bytes) {
    this.size += bytes.length;
    let at = 0;
    if (this.rest.length) {
      at = Math.min(bytes.length, BLOCK - this.rest.length);
      const joined = new Uint8Array(this.rest.length + at);
      joined.set(this.rest);
      joined.set(bytes.subarray(0, at), this.rest.length);
      this.rest = joined;
      if (joined.length < BLOCK) return this;
      this.turn(joined, 0);
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) this.turn(bytes, at);
    this.rest = bytes.slice(at);
    return this;
  }

  /** The hash of all that was taken in, in hexadecimal. Nothing can be added afterwards. */
  digest() {
    const { size } = this;
    const room = (size % BLOCK < 56 ? 56 : 120) - (size % BLOCK);
    const end = new Uint8Array(room + 8);
    end[0] = 0x80;
    const view = new DataView(end.buffer);
    view.setUint32(room, Math.floor((size * 8) / 2 ** 32));
    view.setUint32(room + 4, (size * 8) % 2 ** 32);
    this.add(end);
    return Array.from(this.state, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** One block of 64 bytes, from a place on. */
  turn(bytes, at) {
    const { words, state } = this;
    for (let n = 0; n < 16; n += 1) {
      const byte = at + 4 * n;
      words[n] = (bytes[byte] << 24) | (bytes[byte + 1] << 16) | (bytes[byte + 2] << 8) | bytes[byte + 3];
    }
    for (let n = 16; n < BLOCK; n += 1) {
      const [early, late] = [words[n - 15], words[n - 2]];
      const low = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
      const high = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
      words[n] = (words[n - 16] + low + words[n - 7] + high) | 0;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let n = 0; n < BLOCK; n += 1) {
      const high = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const one = (h + high + ((e & f) ^ (~e & g)) + ROUNDS[n] + words[n]) | 0;
      const low = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + one) | 0;
      d = c;
      c = b;
      b = a;
      a = (one + two) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, n) => (state[n] = (state[n] + word) | 0));
  }
}

/** So many bytes of a file are read at once; between two pieces the page can do something else. */
const PIECE = 4_000_000;

/** The SHA-256 and the size of a file, `<hash> <size>`. It is read piece by piece, and nothing of it is kept. */
export async function marked(file) {
  const sha = new Sha256();
  for (let at = 0; at < file.size; at += PIECE) sha.add(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
  return `${sha.digest()} ${file.size}`;
}
