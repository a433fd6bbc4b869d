// The canvas: axis, lanes, marks with labels, columns and chips. Returns what can be clicked.

import { paintAxis } from "./axis.js";
import { paintChips, paintColumns } from "./crowds.js";
import { HEAD } from "./layout.js";
import { THICK, drawBar, drawDot, drawJoined, drawPill, drawRing, lookOf } from "./marks.js";
import { labelAbove } from "./packing.js";
import { markColour } from "./palette.js";

const TWO_LINES = 40; // rows as tall as this carry the date below the title

/**
 * Paint a scene: {events, view, layout, width, height, palette, measure, small, colourOf, chosen,
 * focused, published}. Gives hits in reading order: {left, right, top, bottom} with one of
 * `event` (its index), `events` (several) or `days` ([from, to], a column).
 */
export function paint(context, scene) {
  const { width, height, palette } = scene;
  const hits = [];
  context.clearRect(0, 0, width, height);
  context.textBaseline = "middle";
  paintAxis(context, scene);
  for (const lane of scene.layout.lanes) {
    if (lane.name) paintLaneName(context, scene, lane);
    if (lane.crowded) paintColumns(context, scene, lane, hits);
    else paintMarks(context, scene, lane, hits);
    paintChips(context, scene, lane, hits);
  }
  if (!scene.any) {
    context.fillStyle = palette.soft;
    context.font = scene.measure.font;
    context.textAlign = "center";
    context.fillText(scene.emptyWords, width / 2, (height + HEAD) / 2);
    context.textAlign = "left";
  }
  return hits;
}

function paintLaneName(context, { width, palette, measure }, lane) {
  context.fillStyle = palette.shade;
  context.fillRect(0, lane.y, width, lane.head - 2);
  context.fillStyle = palette.ink;
  context.font = measure.font;
  context.fillText(measure.cut(lane.name, width - 16), 8, lane.y + lane.head / 2 - 1);
}

function paintMarks(context, scene, lane, hits) {
  const offset = (scene.layout.from - scene.view.from) * scene.layout.scale;
  for (const placed of lane.marks) {
    const left = placed.left + offset;
    const right = placed.right + offset;
    const reach = labelAbove(placed) ? Math.max(right, left + placed.label) : right + placed.label + 8;
    if (reach < -4 || left > scene.width + 4) continue;
    const top = lane.y + lane.head + placed.row * lane.rowHeight;
    const mark = { ...placed, left, right, top, rowHeight: lane.rowHeight };
    hits.push(paintMark(context, scene, mark));
  }
}

function paintMark(context, scene, mark) {
  const { events, palette, view, width } = scene;
  const { i, left, right, top } = mark;
  const two = mark.rowHeight >= TWO_LINES;
  const above = labelAbove(mark);
  const colour = markColour(palette, scene.colourOf(i));
  const look = lookOf(events, i, colour, palette.paper);
  const x = (day) => ((day - view.from) / (view.to - view.from)) * width;
  const line = above ? top + (two ? 36 : 21) : top + 13;
  if (scene.published && events.published[i] !== null) paintPublished(context, scene, mark, line, x);
  drawShape(context, scene, mark, line, look, x);
  const around = { left, right, top: line - THICK / 2 - 2, bottom: line + THICK / 2 + 2 };
  if (i === scene.chosen || i === scene.focused) drawRing(context, around, palette.accent);
  const labelRight = paintLabel(context, scene, mark, { above, two, top, look });
  return {
    event: i,
    left: Math.min(left, right - 12),
    right: Math.max(right, labelRight),
    top,
    bottom: top + mark.rowHeight,
  };
}

function drawShape(context, scene, { i, kind, left, right }, line, look, x) {
  const { events } = scene;
  if (kind === "dot") drawDot(context, (left + right) / 2, line, look);
  else if (kind === "pill") drawPill(context, left, right, line, look);
  else if (kind === "joined") {
    const spots = events.members.get(i).map(([first, last]) => {
      const middle = (x(first) + x(last + 1)) / 2;
      const half = Math.max(6, (x(last + 1) - x(first)) / 2);
      return [middle - half, middle + half];
    });
    drawJoined(context, spots, line, look);
  } else {
    const sure = { sureLeft: x(events.sureFrom[i]), sureRight: x(events.sureTo[i]) };
    drawBar(context, { left, right, ...sure }, line - THICK / 2, look);
  }
}

/** The title beside or above its mark, cut where it must be; gives where it ends. */
function paintLabel(context, scene, mark, { above, two, top, look }) {
  const { events, palette, measure, small, width } = scene;
  if (!mark.label || mark.right < 0) return mark.right;
  // A label above a long bar stays in view while the bar's beginning is out of it.
  const x = above ? Math.max(mark.left, 4) : mark.right + 6;
  const end = above ? Math.max(mark.right, mark.left + mark.label) : x + mark.label;
  const room = Math.min(end, width - 4) - x;
  const words = measure.cut(events.title[mark.i], room);
  const wide = measure.width(words);
  context.font = measure.font;
  context.fillStyle = palette.paper; // keeps the grid's lines out of the letters
  context.fillRect(x - 1, top + (above ? 2 : 5), wide + 3, above ? 13 : 16);
  context.fillStyle = look.struck ? palette.soft : palette.ink;
  context.fillText(words, x, top + (above ? 9 : 13));
  if (look.struck) context.fillRect(x, top + (above ? 9 : 13), wide, 1);
  if (two) {
    context.font = small.font;
    context.fillStyle = palette.soft;
    const when = small.cut(events.when[mark.i], room);
    context.fillText(when, x, top + (above ? 24 : 29));
  }
  return x + wide;
}

/** The second clock: a thin tick on the day of publication, joined to the event. */
function paintPublished(context, { events, palette, width }, { i, right }, line, x) {
  const at = x(events.published[i] + 0.5);
  if (at < -4 || at > width + 4) return;
  context.strokeStyle = palette.soft;
  context.lineWidth = 1;
  context.setLineDash([1, 3]);
  context.beginPath();
  context.moveTo(Math.min(right, at), line + 9);
  context.lineTo(at, line + 9);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(at, line - 4);
  context.lineTo(at, line + 11);
  context.stroke();
}
