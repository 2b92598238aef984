/**
 * What each widget brings along itself: it takes `stage.js`, and its style, from one hidden widget of the
 * kernel, so that a dozen screens in one notebook load one module and not a dozen.
 */
const modules = (window.lawAtTheDoorModules = window.lawAtTheDoorModules || new Map());

/** The module, fetched once in this window for each text of it there is. */
async function module(model) {
  const shared = await model.widget_manager.get_model(model.get("shared"));
  const source = shared.get("source");
  if (!modules.has(source)) {
    const style = document.createElement("style");
    style.textContent = shared.get("style");
    document.head.append(style);
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    modules.set(source, import(/* webpackIgnore: true */ address));
  }
  return modules.get(source);
}

/** The words that stand in the notebook beside a piece are put away once it lives: a kernel has sent a view. */
function putAway(model) {
  const words = `[data-still="${model.get("still")}"]`;
  const style = document.createElement("style");
  style.textContent = `${words} { display: none } .jp-OutputArea-child:has(${words}) { display: none }`;
  document.head.append(style);
}

export default {
  async render({ model, el }) {
    const live = (said) => {
      if (!said || !said.view) return;
      model.off("msg:custom", live);
      putAway(model);
    };
    model.on("msg:custom", live);
    return (await module(model)).default.render({ model, el });
  },
};
