// Lists of events that the axis cannot show: the undated, and those behind a "+5" that no zoom can
// part (all of one day).

import { counted, make } from "./elements.js";

const MOST = 200;

function entries(events, list, chosen) {
  const items = list.slice(0, MOST).map((i) =>
    make("li", {}, make("button", { type: "button", onclick: () => chosen(i) },
      make("span", {}, events.title[i]), make("small", {}, events.when[i] || "undated"))));
  if (list.length > MOST) items.push(make("li", {}, `and ${list.length - MOST} more`));
  return make("ul", {}, ...items);
}

/** The tray of undated events: always there, with its count, even when it is empty of them. */
export function createTray(chosen) {
  const summary = make("summary", {});
  const body = make("div", {});
  const details = make("details", { class: "tl-tray" }, summary, body);
  let filled = "";

  /** Show the undated events of `list`; hidden where the case has none at all. */
  function refresh(events, list, shownOf) {
    const words = list.length === shownOf ? "" : ` (of ${counted(shownOf, "event")})`;
    summary.textContent = `${counted(list.length, "undated event")}${words}`;
    details.hidden = !shownOf;
    const key = list.join();
    if (key !== filled) body.replaceChildren(entries(events, list, chosen));
    filled = key;
  }

  return { details, refresh };
}

/** A list over the drawing, opened by a chip whose events share one place; Escape closes it. */
export function createStackList(frame, chosen, closed) {
  const panel = make("div", { class: "tl-stack", role: "dialog", "aria-label": "Events at one place", hidden: true });
  frame.append(panel);

  function close() {
    if (panel.hidden) return;
    panel.hidden = true;
    closed();
  }

  function open(events, list) {
    panel.replaceChildren(
      make("div", {}, make("b", {}, counted(list.length, "event")),
        make("button", { type: "button", "aria-label": "Close", onclick: close }, "×")),
      entries(events, list, (i) => { panel.hidden = true; chosen(i); }));
    panel.hidden = false;
    panel.querySelector("li button")?.focus();
  }

  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  return { open, close };
}
