// A small card beside the pointer, or beside the event the keyboard is on.

import { make } from "./elements.js";

/** A tooltip inside `frame`: show(lines, x, y) and hide(). The first line is the heading. */
export function createTooltip(frame) {
  const card = make("div", { class: "tl-tip", hidden: true, "aria-hidden": "true" });
  frame.append(card);

  function show([heading, ...lines], x, y) {
    card.replaceChildren(make("b", {}, heading));
    for (const line of lines) if (line) card.append(make("span", {}, line));
    card.hidden = false;
    const { clientWidth, clientHeight } = frame;
    const left = Math.max(4, Math.min(x + 14, clientWidth - card.offsetWidth - 6));
    const below = y + 18 + card.offsetHeight <= clientHeight;
    card.style.left = `${left}px`;
    card.style.top = `${below ? y + 18 : Math.max(4, y - card.offsetHeight - 12)}px`;
  }

  function hide() {
    card.hidden = true;
  }

  return { show, hide };
}
