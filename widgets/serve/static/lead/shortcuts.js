import { carrier, keyed } from "../class/keys.js";
import { keep, kept } from "./kept.js";

/** Keys of the cockpit, and of the screen in the same browser. They are listed, and can be switched off. */
export function shortcuts(heard) {
  const list = document.getElementById("class-keys");
  const used = document.getElementById("class-keys-on");
  used.checked = kept("keys") !== "off";
  used.onchange = () => keep("keys", used.checked ? "on" : "off");
  const press = (asked) => {
    if (!used.checked) return false;
    if (asked === "list") list.open = !list.open;
    else heard(asked);
    return true;
  };
  keyed(press);
  const carried = carrier();
  if (carried) carried.onmessage = ({ data }) => press(data);
}
