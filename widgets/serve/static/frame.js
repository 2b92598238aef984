/**
 * The frame of every page: erases all that pages of ours have kept in this browser, after asking
 * once more. The words stand in the page. Written so that the oldest browsers read it, and loaded
 * by itself, so that it works where nothing else does.
 */
(function () {
  "use strict";
  var OURS = "law-at-the-door/";
  var DONE = "#door-erased";
  var box = document.getElementById("door-erase");
  if (!box) return;

  function part(name) {
    return box.querySelector('[data-erase="' + name + '"]');
  }

  /** Shows what belongs to a state: ask, confirm, done or failed. */
  function show(state) {
    var parts = box.querySelectorAll("[data-when]");
    for (var i = 0; i < parts.length; i += 1) {
      parts[i].hidden = parts[i].getAttribute("data-when").split(" ").indexOf(state) < 0;
    }
  }

  /** Removes every key of ours; says whether none is left. */
  function erase() {
    var keys = [];
    try {
      for (var i = 0; i < localStorage.length; i += 1) keys.push(localStorage.key(i));
      keys = keys.filter(function (key) {
        return key.indexOf(OURS) === 0;
      });
      keys.forEach(function (key) {
        localStorage.removeItem(key);
      });
      return keys.every(function (key) {
        return localStorage.getItem(key) === null;
      });
    } catch (error) {
      return false;
    }
  }

  part("ask").onclick = function () {
    show("confirm");
    part("no").focus();
  };
  part("no").onclick = function () {
    show("ask");
    part("ask").focus();
  };
  part("yes").onclick = function () {
    if (!erase()) {
      show("failed");
      return;
    }
    // The page still shows what it knew: opened anew, it knows nothing.
    location.hash = DONE;
    location.reload();
  };

  box.hidden = false;
  show(location.hash === DONE ? "done" : "ask");
  if (location.hash === DONE) {
    history.replaceState(null, "", location.pathname + location.search);
    part("done").focus();
  }
})();
