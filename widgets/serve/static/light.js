/**
 * Brings a page's screens to life: gives each its model, and speaks with the kernel over one
 * socket in Jupyter's own messages. It knows the two widgets there are and no others. A screen is
 * drawn once its section is shown.
 *
 * A screen is drawn from what stands in the page, before the socket is open; what the learner does
 * until then waits in line, and so does what is done while a connection is away. Where the browser
 * keeps something of an earlier visit, or the address asks for something, what stands in the page is
 * not what the learner left or came for: then a screen is drawn when the kernel has answered, or when
 * it has not for long.
 */

import stage from "./stage.js";
import { page } from "../../ui/static/page.js";
import { Connection } from "./light/connection.js";
import { Model } from "./light/model.js";
import { Settling, keeps } from "./light/settling.js";

const config = JSON.parse(document.getElementById("jupyter-config-data").textContent);
lawAtTheDoor.place();
lawAtTheDoorParts.columned();
const screens = [...document.querySelectorAll("script.door-screen")];
if (screens.length) {
  const connection = new Connection({ base: config.baseUrl, kernel: config.kernelId });
  const settlings = new Map();
  for (const script of screens) {
    const told = JSON.parse(script.textContent);
    const el = document.createElement("div");
    script.after(el);
    // The page first: without what it keeps, there must be nothing to press. Several screens may share one.
    if (told.page && !connection.models.has(told.page)) {
      const model = new Model(connection, told.page, { store_key: told.store_key });
      if (location.search || keeps(told.store_key)) settlings.set(told.page, new Settling(model));
      page.initialize({ model });
    }
    const model = new Model(connection, told.stage, { store_key: told.store_key }, el);
    if (told.view) model.keep(told.view);
    else model.send({ want: "view" });
    const draw = () => lawAtTheDoorParts.whenShown(el, () => stage.render({ model, el }));
    const settling = told.view?.parts.length ? settlings.get(told.page) : null;
    if (settling) settling.then(el, draw);
    else draw();
  }
  lawAtTheDoor.ready(settlings.size ? "loading" : "ready");
} else {
  lawAtTheDoor.ready();
}
