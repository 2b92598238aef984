/**
 * Watches over the practice part of a lesson, and says in the status line whether it is
 * loading, slow, failed or gone. The words stand in the page. Loaded before anything else,
 * so that it sees the connection to the kernel from the start.
 */
const lawAtTheDoor = (() => {
  const SLOW_AFTER = 30_000;
  const GONE_AFTER = 4_000;
  const KERNEL = /\/api\/kernels\/[^/]+\/channels/;
  const ENDED = /"execution_state":\s*"(?:restarting|autorestarting|dead|terminating)"/;
  const LONGEST_STATUS = 4096;

  let drawn = false;
  let ended = false;
  let losing = 0;

  document.documentElement.classList.add("door-scripted");

  /** Shows one state of the status line; without a state the line is put away. */
  function say(state) {
    const line = document.getElementById("door-status");
    if (!line || line.dataset.state === state) return;
    line.dataset.state = state;
    line.hidden = state === "ready";
    for (const words of line.querySelectorAll("[data-when]")) {
      words.hidden = words.dataset.when !== state;
    }
    const again = line.querySelector("button");
    again.hidden = state === "loading";
    again.onclick = () => location.reload();
  }

  const state = () => document.getElementById("door-status")?.dataset.state;

  /** Puts what the code shows into its place. The page has come to its end. */
  function place() {
    for (const box of document.querySelectorAll(".door-arrived")) {
      document.getElementById(box.dataset.part)?.append(...box.childNodes);
      box.remove();
    }
  }

  /** Every screen is drawn, or waits for what the learner left: then the line goes on saying so. */
  function ready(now = "ready") {
    drawn = true;
    if (!ended && state() !== "gone") say(now);
  }

  /** Tells of a connection that stays away, and of a kernel that has ended or begun anew. */
  function watch(socket) {
    socket.addEventListener("open", () => {
      clearTimeout(losing);
      if (state() === "gone" && !ended) say("ready");
    });
    socket.addEventListener("close", () => {
      clearTimeout(losing);
      losing = setTimeout(() => say("gone"), GONE_AFTER);
    });
    socket.addEventListener("message", ({ data }) => {
      if (!ENDED.test(readable(data))) return;
      ended = true;
      say("gone");
    });
  }

  function readable(data) {
    if (typeof data === "string") return data.length > LONGEST_STATUS ? "" : data;
    if (!(data instanceof ArrayBuffer) || data.byteLength > LONGEST_STATUS) return "";
    return new TextDecoder().decode(data);
  }

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      if (KERNEL.test(given[0])) watch(this);
    }
  };

  // The server calls this while a cell runs long, to keep the connection open.
  window.voila_heartbeat = () => {};

  setTimeout(() => {
    if (state() === "loading") say("slow");
  }, SLOW_AFTER);

  // Modules have run by now: whatever threw, or did not come, "loading" ends here, and what is text is shown.
  addEventListener("DOMContentLoaded", () => {
    place();
    if (!drawn) say("failed");
  });

  // Voilà says goodbye to the kernel before a page unloads, which phones often do not tell.
  addEventListener("pagehide", () => {
    const told = document.getElementById("jupyter-config-data")?.textContent;
    if (!told) return;
    const { baseUrl, kernelId } = JSON.parse(told);
    navigator.sendBeacon(`${baseUrl}voila/api/shutdown/${kernelId}`);
  });

  // A page brought back by the back button has lost its kernel.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });

  /** Nobody has used the page for long: it says so, and goes on when told to. */
  function idle(stay) {
    if (ended) return;
    say("idle");
    document.querySelector("#door-status button").onclick = () => {
      stay();
      say("ready");
    };
  }

  return { place, ready, idle };
})();
