// Where everything goes: lanes, rows, marks and labels, or columns where there are too many.
// Nothing here touches the page; all of it is numbers.

import { OPEN_END, OPEN_START } from "./events.js";
import { neededRows, place } from "./packing.js";

export const HEAD = 40; // the axis
export const LANE_HEAD = 22; // a lane's name
export const FOOT = 12;
export const ROW = 27;
export const TALLEST_ROW = 44;
export const DOT = 12;
export const PILL = 30; // a bar narrower than this is drawn as a pill
export const ARROW = 46; // how far an open end reaches
const CROWD = 60; // pixels: more than a mark per row and this width are drawn as columns
const COVERING = 3; // so many events longer than the view are drawn; more become one chip

/**
 * Lay out the events of a scene: {events, shown, from, to, width, lanes, rows, labelWidth, chosen}.
 * `lanes` is {names, of: lanes of each event}; `rows` the number of rows there is room for in all; `labelWidth(i)` the
 * width of a title. Reaches half a view beyond both sides, so that panning needs no new layout.
 *
 * Gives {from, to, scale, lanes: [{name, rows, crowded, items, marks, over, covering, count}]},
 * with `left` and `right` of marks in pixels from `from`, and `needed`, the rows that all marks
 * with full labels would take.
 */
export function layOut(scene) {
  const half = (scene.to - scene.from) / 2;
  const window = { from: scene.from - half, to: scene.to + half };
  const scale = scene.width / (scene.to - scene.from);
  const lanes = fillLanes(scene, window);
  const fair = scene.rows / lanes.length;
  for (const lane of lanes) {
    lane.crowded = lane.count > fair * (scene.width / CROWD);
    if (lane.crowded) {
      lane.needed = Math.max(4, Math.floor(fair));
      continue;
    }
    lane.boxes = lane.items.map((i) => box(scene.events, i, window.from, scale));
    lane.boxes.sort((a, b) => a.left - b.left);
    lane.needed = neededRows(lane, scene);
  }
  const needed = lanes.reduce((sum, lane) => sum + lane.needed, 0);
  shareRows(lanes, scene.rows, needed);
  for (const lane of lanes) if (!lane.crowded) place(lane, scene);
  return { ...window, scale, lanes, needed };
}

function fillLanes(scene, window) {
  const { events, shown, lanes } = scene;
  const filled = lanes.names.map((name) => ({
    name, items: [], covering: [], marks: [], over: [], count: 0, rows: 1,
  }));
  for (const i of events.order) {
    if (!shown[i]) continue;
    const begin = events.begin[i];
    const end = events.end[i];
    if (end <= window.from) continue;
    if (begin > window.to) break;
    const covers = begin <= window.from && end >= window.to;
    for (const k of lanes.of[i]) {
      const lane = filled[k];
      (covers ? lane.covering : lane.items).push(i);
      if (!covers && end > scene.from && begin < scene.to) lane.count += 1;
    }
  }
  for (const lane of filled) {
    if (lane.covering.length <= COVERING) lane.items.push(...lane.covering.splice(0));
  }
  return filled;
}

/** The mark of one event, in pixels from the window's left edge, without its label. */
export function box(events, i, origin, scale) {
  const begin = (events.begin[i] - origin) * scale;
  const end = (events.end[i] - origin) * scale;
  const flags = events.flags[i];
  const open = flags & (OPEN_START | OPEN_END);
  const joined = events.members.has(i);
  const day = events.end[i] - events.begin[i] <= 1; // a dot, however close one looks
  if (open || joined || (!day && end - begin >= PILL)) {
    const left = flags & OPEN_START ? Math.min(begin, end - ARROW) : begin;
    const right = flags & OPEN_END ? Math.max(end, begin + ARROW) : end;
    const small = Math.max(0, DOT - (right - left)) / 2;
    return { i, kind: joined ? "joined" : "bar", left: left - small, right: right + small };
  }
  const width = day ? DOT : Math.max(DOT + 4, end - begin);
  const centre = (begin + end) / 2;
  return { i, kind: day ? "dot" : "pill", left: centre - width / 2, right: centre + width / 2 };
}

/** Rows by need where all fit; else each lane one, and the rest in proportion. */
function shareRows(lanes, rows, needed) {
  const spare = Math.max(0, rows - lanes.length);
  for (const lane of lanes) {
    const share = 1 + Math.floor((spare * lane.needed) / Math.max(1, needed));
    lane.rows = needed <= rows ? lane.needed : Math.min(lane.needed, share);
  }
  let left = rows - lanes.reduce((sum, lane) => sum + lane.rows, 0);
  for (const lane of lanes) {
    const more = Math.min(left, lane.needed - lane.rows);
    if (more > 0) {
      lane.rows += more;
      left -= more;
    }
  }
}

/** The heights of lanes when `height` pixels are given to `layout`: sets y, height and rowHeight. */
export function stack(layout, height) {
  const heads = layout.lanes.filter((lane) => lane.name).length * LANE_HEAD;
  const rows = layout.lanes.reduce((sum, lane) => sum + lane.rows, 0);
  const free = height - HEAD - FOOT - heads;
  const rowHeight = Math.max(ROW, Math.min(TALLEST_ROW, free / Math.max(1, rows)));
  let y = HEAD + FOOT / 2;
  for (const lane of layout.lanes) {
    lane.y = y;
    lane.head = lane.name ? LANE_HEAD : 0;
    lane.rowHeight = rowHeight;
    lane.height = lane.head + lane.rows * rowHeight;
    y += lane.height;
  }
  return layout;
}

/** The height in pixels of `rows` rows in `lanes` named lanes. */
export function heightOf(rows, lanes) {
  return HEAD + rows * ROW + lanes * LANE_HEAD + FOOT;
}
