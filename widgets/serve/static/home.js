/**
 * The home page leads on to where a learner was in each lesson. Where nothing is kept, or the browser
 * is old, it is as it came. The words stand in the page; a lesson's page keeps the part (`parts.js`).
 */
(function () {
  "use strict";
  var lessons = document.querySelectorAll(".door-lessons [data-name]");

  function kept(name) {
    try {
      return localStorage.getItem("law-at-the-door/" + name + "/part");
    } catch (error) {
      return null;
    }
  }

  for (var i = 0; i < lessons.length; i += 1) {
    var part = kept(lessons[i].getAttribute("data-name"));
    var at = part ? lessons[i].getAttribute("data-parts").split(" ").indexOf(part) : -1;
    if (at > 0) {
      var way = lessons[i].querySelector(".door-continue");
      var link = way.querySelector("a");
      link.textContent = way.getAttribute("data-words").replace("#", at + 1);
      link.href += "#" + part;
      way.hidden = false;
    }
  }
})();
