// The drawing for the keyboard and the screen reader: a list of the shown events in time order, of
// which one is active. Its options lie over the canvas, out of sight.

import { make } from "./elements.js";

const NEAR = 12; // options kept on either side of the active one
const HELP =
  "Events in time order. Left and right arrows move, Home and End go to the first and the last, " +
  "plus and minus zoom, Enter opens the evidence and Enter again goes to it, Escape lets go.";

/**
 * A listbox. `sequence()` gives the shown events in order, `start()` the position to begin at,
 * `words(i)` what to read out, `id(i)` the event's id. It calls `focused(i)`, `chosen(i)`,
 * `released()` and `command(name)` with "in", "out", "fit", "earlier" or "later".
 */
export function createListbox({ sequence, start, words, isChosen, focused, chosen, released, command }) {
  const box = make("div", { class: "tl-list", role: "listbox", tabindex: "0", "aria-label": HELP });
  let position = -1;

  const commands = {
    "+": "in", "=": "in", "-": "out", "0": "fit", PageUp: "earlier", PageDown: "later",
  };
  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function go(to) {
    const all = sequence();
    if (!all.length) return;
    position = Math.min(all.length - 1, Math.max(0, to));
    refresh();
    focused(all[position]);
  }

  /** Write the options around the active one anew. */
  function refresh() {
    const all = sequence();
    position = Math.min(position, all.length - 1);
    const first = Math.max(0, position - NEAR);
    const options = [];
    for (let k = first; k < Math.min(all.length, Math.max(position, 0) + NEAR + 1); k += 1) {
      options.push(option(all[k], k, all.length));
    }
    box.replaceChildren(...options);
    if (position >= 0) box.setAttribute("aria-activedescendant", `tl-option-${position}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function option(i, k, count) {
    return make("div", {
      role: "option",
      id: `tl-option-${k}`,
      "aria-selected": String(isChosen(i)),
      "aria-setsize": String(count),
      "aria-posinset": String(k + 1),
    }, words(i));
  }

  function release() {
    position = -1;
    refresh();
    released();
  }

  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key in steps) go((position < 0 ? start() - (steps[key] > 0 ? 1 : 0) : position) + steps[key]);
    else if (key === "Home") go(0);
    else if (key === "End") go(Infinity);
    else if (key in commands) command(commands[key]);
    else if (key === "Enter" || key === " ") { if (position >= 0) chosen(sequence()[position]); }
    else if (key === "Escape") release();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    box, go, refresh,
    step: (by) => go((position < 0 ? start() - (by > 0 ? 1 : 0) : position) + by),
    at: (k) => { position = k; refresh(); },
  };
}
