/**
 * For a device that others use too: the way out of every page at once, and a tab that keeps nothing.
 * It comes before anything is shown, so that whoever has left is shown nothing by the button Back.
 * Written so that the oldest browsers read it.
 */
(function () {
  "use strict";
  var OURS = "law-at-the-door/";
  /** What only this tab remembers: that it was left, and that it keeps nothing. */
  var LEFT = OURS + "left";
  var NOTHING = OURS + "keep-nothing";
  var PRESSES = 3;
  /** So long after the last press they are counted anew, in milliseconds. */
  var PAUSE = 2000;
  var BACK = 2;
  var exit = document.currentScript.getAttribute("data-exit");
  var root = document.documentElement;
  var real = storage("localStorage");
  var tab = storage("sessionStorage") || new Memory();
  var memory = new Memory();
  var pressed = 0;
  var pause = 0;

  /** One of the browser's own stores; null where it forbids looking. */
  function storage(name) {
    try {
      return window[name];
    } catch (error) {
      return null;
    }
  }

  /** Keeps texts as the browser's stores do, and no longer than its page. */
  function Memory() {}
  Memory.prototype.getItem = function (key) {
    return Object.prototype.hasOwnProperty.call(this, key) ? this[key] : null;
  };
  Memory.prototype.setItem = function (key, text) {
    this[key] = String(text);
  };
  Memory.prototype.removeItem = function (key) {
    delete this[key];
  };

  function ours(store) {
    return Object.keys(store || {}).filter(function (key) {
      return key.indexOf(OURS) === 0;
    });
  }

  /** Whether the tab remembers something; where it cannot, this page does. */
  function is(name) {
    return tab.getItem(name) !== null;
  }

  function tell(name, so) {
    try {
      if (so) tab.setItem(name, "1");
      else tab.removeItem(name);
    } catch (error) {
      tab = new Memory();
      if (so) tab.setItem(name, "1");
    }
  }

  /** Takes over what is kept of ours under keys that the other store has not got. */
  function copy(from, to) {
    ours(from).forEach(function (key) {
      if (to.getItem(key) === null) to.setItem(key, from.getItem(key));
    });
  }

  function keepsNothing() {
    return is(NOTHING);
  }

  /** Where this tab keeps things now. */
  function store() {
    return is(NOTHING) ? memory : real;
  }

  /** From now on this tab keeps nothing, or keeps again; the page goes on as it is. Says whether something is kept. */
  function turn(on) {
    if (on) copy(real, memory);
    else copy(memory, real);
    tell(NOTHING, on);
    return ours(real).length > 0;
  }

  /** Removes every key of ours from the device; says whether none is left. */
  function erase() {
    try {
      ours(real).forEach(function (key) {
        real.removeItem(key);
      });
    } catch (error) {
      return false;
    }
    return Boolean(real) && ours(real).length === 0;
  }

  /** Shows nothing more, and another page in place of this one. */
  function leave() {
    tell(LEFT, true);
    root.style.display = "none";
    location.replace(exit);
  }

  /** The way out, where something within it was pressed. */
  function way(target, selector) {
    return target && target.closest ? target.closest(selector) : null;
  }

  document.addEventListener(
    "click",
    function (event) {
      if (way(event.target, "[data-leave]")) {
        event.preventDefault();
        leave();
      }
      // Another tab is told what this one remembers only by the one that opened it.
      var opened = way(event.target, "a[target=_blank]");
      if (opened && is(NOTHING)) opened.rel = "opener";
    },
    true
  );

  document.addEventListener(
    "keydown",
    function (event) {
      clearTimeout(pause);
      pressed = event.key === "Escape" ? pressed + (event.repeat ? 0 : 1) : 0;
      if (pressed >= PRESSES) leave();
      pause = setTimeout(function () {
        pressed = 0;
      }, PAUSE);
    },
    true
  );

  // A page that the browser has kept whole shows what it showed: not after leaving, nor after erasing.
  window.addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    if (is(LEFT)) {
      leave();
    } else if (!ours(real).length) {
      root.style.display = "none";
      location.reload();
    }
  });

  if (is(LEFT)) {
    if (window.performance && performance.navigation && performance.navigation.type === BACK) leave();
    else tell(LEFT, false);
  }

  try {
    // Whoever keeps something on this page keeps it nowhere else while the tab keeps nothing.
    if (real) Object.defineProperty(window, "localStorage", { configurable: true, get: store });
  } catch (error) {
    real = null;
  }
  window.lawAtTheDoorShared = { able: Boolean(real), erase: erase, keepsNothing: keepsNothing, turn: turn };
})();
