/**
 * Says of a page whether this browser can open the practice part, for door.css to act on.
 * Nothing in here is newer than ES5, so that the oldest browser reads it to its end.
 */
(function () {
  var root = document.documentElement;
  // Modules, and what came in the same versions of every browser as the newest syntax of ours (??=).
  var able = "noModule" in document.createElement("script") && "any" in Promise;

  if (!able) root.className += " door-old";
  window.onload = function () {
    // door.js, which says everything else, has not come.
    if (able && !/door-scripted/.test(root.className)) root.className += " door-broken";
  };
})();
