/**
 * Puts Voilà's own front end into our frame: tells it where to draw, and tells the page when it has drawn,
 * when it could not, and when nobody has used it for long.
 */
(() => {
  /** How long before its end a page that is not used says so, in milliseconds. */
  const WARNING = 2 * 60_000;
  const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  const outputs = document.getElementsByClassName("door-output");
  /** What stands for each output as text. */
  const plain = new Map([...outputs].map((each) => [each, text(JSON.parse(each.textContent).data["text/plain"])]));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let idling = 0;
  let line = null;

  function text(lines) {
    return [lines || ""].flat().join("");
  }

  function themed() {
    document.body.dataset.jpThemeLight = String(!dark.matches);
    document.body.dataset.jpThemeName = dark.matches ? "JupyterLab Dark" : "JupyterLab Light";
  }

  /** Begins to count anew how long the page has not been used. */
  function wait() {
    clearTimeout(idling);
    idling = setTimeout(() => lawAtTheDoor.idle(stay), config.idle * 1000 - WARNING);
  }

  /** A word that asks for nothing, so that the kernel is not taken for one nobody uses. */
  function stay() {
    const name = [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
    const header = { msg_id: name, msg_type: "kernel_info_request", session: name, username: "", version: "5.3", date: "" };
    line.send(JSON.stringify({ channel: "shell", header, parent_header: {}, metadata: {}, content: {}, buffers: [] }));
  }

  /** What is still its script, or what the manager of widgets writes until it has drawn one. */
  const undrawn = (output) => output.querySelector("script[type]") || output.textContent.trim() === "Loading widget...";

  function look() {
    if ([...outputs].some(undrawn)) return;
    watcher.disconnect();
    lawAtTheDoor.ready();
    for (const output of outputs) {
      if (output.scrollWidth > output.clientWidth) output.tabIndex = 0; // by keyboard too it can be scrolled
      for (const img of output.querySelectorAll("img:not([alt])")) img.alt = plain.get(output);
    }
  }

  // Whoever says something to the kernel uses the page.
  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      line = this;
    }

    send(data) {
      super.send(data);
      wait();
    }
  };

  const watcher = new MutationObserver(look);
  window.voila_finish = () => {};
  lawAtTheDoor.place();
  lawAtTheDoorParts.columned();
  lawAtTheDoor.later();
  themed();
  dark.addEventListener("change", themed);
  watcher.observe(document.getElementById("text"), { childList: true, subtree: true });
  look();
  addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && lawAtTheDoor.failed(), true);
  wait();
})();
