// The canvas: axis, lanes, marks with labels, columns and chips. Returns what can be clicked.

import { axis } from "./ticks.js";
import { HEAD, chips, columns, labelAbove } from "./layout.js";
import { THICK, drawBar, drawDot, drawJoined, drawPill, drawRing, lookOf } from "./marks.js";
import { markColour } from "./palette.js";

const COLUMN = 10;
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

function paintAxis(context, { view, width, height, palette, measure, small }) {
  const x = (day) => ((day - view.from) / (view.to - view.from)) * width;
  const { ticks, bands } = axis(view.from, view.to, width);
  const tickLine = bands.length ? 29 : 20;
  context.lineWidth = 1;
  for (const { day, label } of ticks) {
    const at = Math.round(x(day)) + 0.5;
    context.strokeStyle = palette.line;
    context.beginPath();
    context.moveTo(at, bands.length ? 22 : 10);
    context.lineTo(at, height);
    context.stroke();
    context.fillStyle = palette.soft;
    context.font = small.font;
    if (at + small.width(label) + 6 <= width) context.fillText(label, at + 5, tickLine);
  }
  bands.forEach((band) => {
    const left = Math.max(x(band.from), 0) + 5;
    const room = Math.min(x(band.to), width) - left - 6;
    context.fillStyle = palette.ink;
    context.font = measure.font;
    const words = measure.cut(band.label, room);
    if (words === band.label) context.fillText(words, left, 11);
    if (band.from >= view.from) {
      context.strokeStyle = palette.soft;
      context.globalAlpha = 0.35;
      context.beginPath();
      context.moveTo(Math.round(x(band.from)) + 0.5, 2);
      context.lineTo(Math.round(x(band.from)) + 0.5, height);
      context.stroke();
      context.globalAlpha = 1;
    }
  });
  context.fillStyle = palette.line;
  context.fillRect(0, HEAD - 1, width, 1);
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
  if (mark.front) {
    context.fillStyle = palette.paper;
    context.fillRect(left - 6, top, right - left + 12, mark.rowHeight);
  }
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
  context.moveTo(at, line - 8);
  context.lineTo(at, line + 12);
  context.stroke();
}

/** Too many for marks: how many there were, stacked by colour; a click looks closer. */
function paintColumns(context, scene, lane, hits) {
  const { events, layout, view, width, palette } = scene;
  const bins = Math.ceil(width / COLUMN);
  const to = view.from + (bins * COLUMN) / layout.scale;
  const values = palette.marks.length + 1;
  const colourOf = (i) => {
    const index = scene.colourOf(i);
    return index < 0 ? values - 1 : index % palette.marks.length;
  };
  const counts = columns(events, lane.items, {
    from: view.from, to, bins, colours: values, colourOf,
  });
  const tallest = lane.height - lane.head - 20;
  const floor = lane.y + lane.height;
  for (let bin = 0; bin < bins; bin += 1) {
    if (!counts.totals[bin]) continue;
    let y = floor;
    for (let k = 0; k < values; k += 1) {
      const part = counts.parts[bin * values + k];
      if (!part) continue;
      const height = Math.max(1.5, (part / counts.peak) * tallest);
      y -= height;
      context.fillStyle = k === values - 1 ? palette.none : palette.marks[k];
      context.fillRect(bin * COLUMN + 1, y, COLUMN - 2, height);
    }
    const days = [view.from + (bin * COLUMN) / layout.scale, view.from + ((bin + 1) * COLUMN) / layout.scale];
    hits.push({
      days, count: counts.totals[bin],
      left: bin * COLUMN, right: (bin + 1) * COLUMN, top: lane.y + lane.head, bottom: floor,
    });
  }
  for (const i of [scene.chosen, scene.focused]) paintPlace(context, scene, lane, i);
  paintScale(context, scene, lane, counts.peak);
}

/** Where the chosen event lies among the columns. */
function paintPlace(context, { events, view, width, palette }, lane, i) {
  if (i < 0 || !lane.items.includes(i)) return;
  const day = (events.begin[i] + events.end[i]) / 2;
  const x = ((day - view.from) / (view.to - view.from)) * width;
  const top = lane.y + lane.head + 18;
  context.fillStyle = palette.accent;
  context.fillRect(x - 1, top, 2, lane.height - lane.head - 18);
  context.beginPath();
  context.moveTo(x - 7, top - 2);
  context.lineTo(x + 7, top - 2);
  context.lineTo(x, top + 8);
  context.fill();
}

function paintScale(context, { palette, small, width }, lane, peak) {
  const words = `Tallest column: ${peak.toLocaleString("en")} events. Zoom in, or click a column, to see single events.`;
  context.font = small.font;
  context.fillStyle = palette.soft;
  context.fillText(small.cut(words, width - 16), 8, lane.y + lane.head + 9);
}

function paintChips(context, scene, lane, hits) {
  const offset = (scene.layout.from - scene.view.from) * scene.layout.scale;
  const y = lane.y + lane.height - 9;
  for (const { x, events } of chips(lane.over)) {
    if (x + offset < -20 || x + offset > scene.width + 20) continue;
    paintChip(context, scene, { x: x + offset, y, words: `+${events.length}`, events }, hits);
  }
  if (lane.covering.length) {
    const words = `${lane.covering.length} longer than this view`;
    const x = scene.width - scene.small.width(words) / 2 - 14;
    paintChip(context, scene, { x, y, words, events: lane.covering }, hits);
  }
}

function paintChip(context, { palette, small }, { x, y, words, events }, hits) {
  const half = small.width(words) / 2 + 7;
  context.fillStyle = palette.ink;
  context.beginPath();
  context.roundRect(x - half, y - 9, 2 * half, 18, 9);
  context.fill();
  context.fillStyle = palette.paper;
  context.font = small.font;
  context.fillText(words, x - half + 7, y + 0.5);
  hits.push({ events, left: x - half, right: x + half, top: y - 11, bottom: y + 11 });
}

