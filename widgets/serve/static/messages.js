/** Messages to and from a kernel, as Jupyter has them. */

const PROTOCOL = "5.3";
const KERNEL = /\/api\/kernels\/[^/]+\/channels/;
const ENDED = /"execution_state":\s*"(?:restarting|autorestarting|dead|terminating)"/;
const LONGEST_STATUS = 4096;

/** Whether an address is that of a kernel's messages. */
export function toKernel(address) {
  return KERNEL.test(address);
}

/** Whether a message says that its kernel has ended, or begins anew. Such a one is short. */
export function tellsEnd(data) {
  return ENDED.test(readable(data));
}

function readable(data) {
  if (typeof data === "string") return data.length > LONGEST_STATUS ? "" : data;
  if (!(data instanceof ArrayBuffer) || data.byteLength > LONGEST_STATUS) return "";
  return new TextDecoder().decode(data);
}

/** A name that nobody else has. */
export function id() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
}

/** A message to the kernel, as Jupyter has it, as text. */
export function message(msg_type, content, session) {
  const header = { msg_id: id(), msg_type, session, username: "", version: PROTOCOL, date: new Date().toISOString() };
  return JSON.stringify({ channel: "shell", header, parent_header: {}, metadata: {}, content, buffers: [] });
}
