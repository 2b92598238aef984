/**
 * The frame of every page: erases all that pages of ours have kept in this browser, after asking
 * once more, and lets a tab keep nothing. The words stand in the page. Written so that the oldest
 * browsers read it, and loaded by itself, so that it works where nothing else does.
 */
(function () {
  "use strict";
  var shared = window.lawAtTheDoorShared;
  var DONE = "#door-erased";
  var box = document.getElementById("door-erase");
  if (!box || !shared) return;

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

  part("ask").onclick = function () {
    show("confirm");
    part("no").focus();
  };
  part("no").onclick = function () {
    show("ask");
    part("ask").focus();
  };
  part("yes").onclick = function () {
    if (!shared.erase()) {
      show("failed");
      return;
    }
    // The page still shows what it knew: opened anew, it knows nothing.
    history.replaceState(null, "", DONE);
    location.reload();
  };

  var nothing = part("nothing");
  nothing.checked = shared.keepsNothing();
  nothing.onchange = function () {
    // What was kept before is still there: whether it is to go is asked at once.
    if (!shared.turn(nothing.checked) || !nothing.checked) return;
    show("confirm");
    part("no").focus();
  };
  nothing.parentNode.hidden = !shared.able;
  box.hidden = false;
  show(location.hash === DONE ? "done" : "ask");
  if (location.hash === DONE) {
    history.replaceState(null, "", location.pathname + location.search);
    part("done").focus();
  }
})();
