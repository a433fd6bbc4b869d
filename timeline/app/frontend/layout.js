// Where everything goes: lanes, rows, marks and labels, or columns where there are too many.
// Nothing here touches the page; all of it is numbers.

import { OPEN_END, OPEN_START } from "./events.js";

export const HEAD = 40; // the axis
export const LANE_HEAD = 22; // a lane's name
export const FOOT = 12;
export const ROW = 27;
export const TALLEST_ROW = 44;
export const DOT = 12;
export const PILL = 30; // a bar narrower than this is drawn as a pill
export const ARROW = 46; // how far an open end reaches
const GAP = 6;
const LABELS = [280, 190, 120]; // label widths to try, in pixels, before labels give way
const READABLE = 60; // a label cut shorter than this says nothing
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
  if (open || joined || end - begin >= PILL) {
    const left = flags & OPEN_START ? Math.min(begin, end - ARROW) : begin;
    const right = flags & OPEN_END ? Math.max(end, begin + ARROW) : end;
    const small = Math.max(0, DOT - (right - left)) / 2;
    return { i, kind: joined ? "joined" : "bar", left: left - small, right: right + small };
  }
  const day = events.end[i] - events.begin[i] <= 1;
  const width = day ? DOT : Math.max(DOT + 4, end - begin);
  const centre = (begin + end) / 2;
  return { i, kind: day ? "dot" : "pill", left: centre - width / 2, right: centre + width / 2 };
}

/** Where a mark with `label` pixels of words ends: beside a dot, above a bar. */
function reachOf(mark, label) {
  if (!label) return mark.right;
  return labelAbove(mark) ? Math.max(mark.right, mark.left + label) : mark.right + GAP + label;
}

/** The words of long marks stand above them, those of dots beside them. */
export function labelAbove(mark) {
  return mark.kind === "bar" || mark.kind === "joined";
}

/** The rows that whole labels would take; one more than there is room for says "too many". */
function neededRows(lane, scene) {
  const ends = [];
  for (const mark of lane.boxes) {
    if (ends.length > scene.rows) break;
    const reach = reachOf(mark, Math.min(LABELS[0], scene.labelWidth(mark.i))) + GAP;
    const row = firstFree(ends, mark.left);
    if (row < 0) ends.push(reach);
    else ends[row] = reach;
  }
  return Math.max(1, ends.length);
}

function firstFree(ends, left) {
  for (let row = 0; row < ends.length; row += 1) if (ends[row] <= left) return row;
  return -1;
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

/** Give marks their rows: with whole labels, else with shorter ones, else wherever they fit. */
function place(lane, scene) {
  for (const most of LABELS) {
    if (placeWithLabels(lane, scene, most)) return;
  }
  placeBare(lane, scene, lane.rows);
  // Chips for those that found no row get the last row to themselves.
  if (lane.over.length && lane.rows > 1) placeBare(lane, scene, lane.rows - 1);
  bringForward(lane, scene.chosen);
}

function placeWithLabels(lane, scene, most) {
  const ends = new Array(lane.rows).fill(-Infinity);
  const marks = [];
  for (const mark of lane.boxes) {
    const row = firstFree(ends, mark.left);
    if (row < 0) return false;
    const label = Math.min(most, scene.labelWidth(mark.i));
    ends[row] = reachOf(mark, label) + GAP;
    marks.push({ ...mark, row, label });
  }
  lane.marks = marks;
  return true;
}

/** Each mark goes where the last one ended first, so that labels get the room there is. */
function placeBare(lane, scene, rows) {
  const last = new Array(rows).fill(null);
  lane.marks = [];
  lane.over = [];
  for (const mark of lane.boxes) {
    let row = 0;
    for (let k = 1; k < last.length; k += 1) if (endOf(last[k]) < endOf(last[row])) row = k;
    if (endOf(last[row]) > mark.left) {
      lane.over.push(mark);
      continue;
    }
    if (last[row]) giveRoom(last[row], mark.left);
    const placed = { ...mark, row, label: Math.min(LABELS[0], scene.labelWidth(mark.i)) };
    last[row] = placed;
    lane.marks.push(placed);
  }
}

function endOf(mark) {
  return mark ? mark.right + GAP : -Infinity;
}

function giveRoom(mark, next) {
  const room = next - GAP - (labelAbove(mark) ? mark.left : mark.right + GAP);
  mark.label = room < Math.min(READABLE, mark.label) ? 0 : Math.min(mark.label, room);
}

/** The chosen event is always drawn, over the others where it must. */
function bringForward(lane, chosen) {
  const at = lane.over.findIndex((mark) => mark.i === chosen);
  if (at < 0) return;
  const [mark] = lane.over.splice(at, 1);
  lane.marks.push({ ...mark, row: lane.rows - 1, label: 0, front: true });
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
