// Rows for marks: none may touch another, and as many words as possible stay readable.

const GAP = 6;
const LABELS = [280, 230, 190, 155, 125, 100]; // label widths to try, in pixels, before labels give way
const READABLE = 60; // a label cut shorter than this says nothing

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
export function neededRows(lane, scene) {
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

/**
 * Give the marks of a lane their rows: with whole labels, else with shorter ones, else wherever
 * they fit. Marks without a row are `lane.over`, and chips for them get the last row.
 */
export function place(lane, scene) {
  for (const most of LABELS) {
    if (placeWithLabels(lane, scene, most)) return;
  }
  let { rows } = lane;
  placeBare(lane, scene, rows, null);
  if (lane.over.length && rows > 1) {
    rows -= 1;
    placeBare(lane, scene, rows, null);
  }
  const chosen = lane.over.find((mark) => mark.i === scene.chosen);
  if (chosen) placeBare(lane, scene, rows, chosen); // it is always drawn, and with its words
}

/** Labels reserve `most` pixels at most; where more is free up to the next mark, they take it. */
function placeWithLabels(lane, scene, most) {
  const ends = new Array(lane.rows).fill(-Infinity);
  const last = [];
  const marks = [];
  for (const mark of lane.boxes) {
    const row = firstFree(ends, mark.left);
    if (row < 0) return false;
    const whole = Math.min(LABELS[0], scene.labelWidth(mark.i));
    ends[row] = reachOf(mark, Math.min(most, whole)) + GAP;
    if (last[row]) last[row].label = Math.min(last[row].label, roomUntil(last[row], mark.left));
    last[row] = { ...mark, row, label: whole };
    marks.push(last[row]);
  }
  lane.marks = marks;
  lane.rows = Math.max(1, last.length); // what is left over makes the rows taller
  return true;
}

/**
 * Each mark goes where the last one ended first, so that labels get the room there is. The first
 * row is kept free around `pinned`, a mark that must have its place and its words.
 */
function placeBare(lane, scene, rows, pinned) {
  const last = new Array(rows).fill(null);
  lane.marks = [];
  lane.over = [];
  for (const mark of lane.boxes) {
    const row = mark === pinned ? 0 : soonest(last, inTheWay(mark, pinned) ? 1 : 0);
    if (row >= rows || endOf(last[row]) > mark.left) {
      lane.over.push(mark);
      continue;
    }
    if (last[row]) giveRoom(last[row], mark.left);
    const label = Math.min(LABELS[0], scene.labelWidth(mark.i));
    last[row] = { ...mark, row, label, pinned: mark === pinned };
    lane.marks.push(last[row]);
  }
}

/** The row, from `first` on, whose last mark ended first. */
function soonest(last, first) {
  let row = first;
  for (let k = first + 1; k < last.length; k += 1) if (endOf(last[k]) < endOf(last[row])) row = k;
  return row;
}

function inTheWay(mark, pinned) {
  return pinned && mark.left <= pinned.left && mark.right + GAP > pinned.left;
}

function endOf(mark) {
  if (!mark) return -Infinity;
  return (mark.pinned ? reachOf(mark, mark.label) : mark.right) + GAP;
}

function giveRoom(mark, next) {
  if (mark.pinned) return;
  const room = roomUntil(mark, next);
  mark.label = room < Math.min(READABLE, mark.label) ? 0 : Math.min(mark.label, room);
}

/** The pixels for a mark's words before the next mark begins. */
function roomUntil(mark, next) {
  return next - GAP - (labelAbove(mark) ? mark.left : mark.right + GAP);
}
