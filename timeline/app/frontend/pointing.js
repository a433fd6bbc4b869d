// What lies under the pointer, what it says, and where a click leads: an event is chosen, a column
// or a chip looked at more closely, and what no zoom can part opens as a list.

import { dayWords } from "./calendar.js";
import { counted } from "./elements.js";
import { describe, middle } from "./events.js";

const NEAR = 3; // pixels
const NAMED = 4; // titles in the card of a chip

/** {hitAt, clicked, hovered} for `listenToPointers`. */
export function createPointing({ state, view, tooltip, stackList, choose }) {
  function hitAt(x, y) {
    return state.hits.findLast((hit) =>
      x >= hit.left - NEAR && x <= hit.right + NEAR && y >= hit.top && y <= hit.bottom) ?? null;
  }

  function clicked(hit) {
    tooltip.hide();
    if (hit.event !== undefined) choose(hit.event);
    else if (hit.days) view.move(...around(...hit.days, 4));
    else if (parts(hit.events)) view.move(...around(...reach(hit.events), 1.6));
    else stackList.open(state.events, hit.events);
  }

  /** The days `from` to `to` with some around them, never more than the view can show. */
  function around(from, to, factor) {
    const centre = (from + to) / 2;
    const half = Math.max((to - from) / 2, (view.to - view.from) / 60, 2) * factor;
    return [centre - half, centre + half];
  }

  function reach(list) {
    const days = list.map((i) => middle(state.events, i));
    return [Math.min(...days), Math.max(...days)];
  }

  /** Whether looking closer can part these events. */
  function parts(list) {
    const [first, last] = reach(list);
    const wide = view.to - view.from;
    return last - first > 1 && wide > 10 && !list.every(coversView);
  }

  function coversView(i) {
    return state.events.begin[i] <= view.from && state.events.end[i] >= view.to;
  }

  function hovered(hit, x, y) {
    if (hit) tooltip.show(lines(hit), x, y);
    else tooltip.hide();
  }

  function lines(hit) {
    const { events } = state;
    if (hit.event !== undefined) {
      const quote = events.quote?.[hit.event];
      return [events.title[hit.event], describe(events, hit.event), quote && `“${quote}”`];
    }
    if (hit.days) {
      const span = (hit.days[1] - hit.days[0]) * 40;
      const days = new Set(hit.days.map((day) => dayWords(day, span)));
      return [counted(hit.count, "event"), [...days].join(" to ")];
    }
    const titles = hit.events.slice(0, NAMED).map((i) => events.title[i]);
    return [`${counted(hit.events.length, "event")} here`, ...titles];
  }

  return { hitAt, clicked, hovered };
}
