/**
 * Puts Voilà's own front end into our frame: tells it where to draw, and tells the page when it has drawn,
 * when it could not, and when nobody has used it for long.
 */
(() => {
  const outputs = document.getElementsByClassName("door-output");
  /** What stands for each output as text. */
  const plain = new Map([...outputs].map((each) => [each, text(JSON.parse(each.textContent).data["text/plain"])]));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let line = null;

  function text(lines) {
    return [lines || ""].flat().join("");
  }

  function themed() {
    document.body.dataset.jpThemeLight = String(!dark.matches);
    document.body.dataset.jpThemeName = dark.matches ? "JupyterLab Dark" : "JupyterLab Light";
  }

  /** A word that asks for nothing, so that the kernel is not taken for one nobody uses. */
  function stay() {
    line.send(lawAtTheDoor.message("kernel_info_request", {}, lawAtTheDoor.id()));
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
      lawAtTheDoor.used(stay);
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
  lawAtTheDoor.used(stay);
})();
