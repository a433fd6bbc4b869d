// Where there are too many events for marks: columns of how many there were, and chips that count
// those without a row.

import { chips, columns } from "./counting.js";

const COLUMN = 10; // pixels

/** Too many for marks: how many there were, stacked by colour; a click looks closer. */
export function paintColumns(context, scene, lane, hits) {
  const { events, layout, view, width, palette } = scene;
  const bins = Math.ceil(width / COLUMN);
  const to = view.from + (bins * COLUMN) / layout.scale;
  const values = palette.marks.length + 1;
  const colourOf = (i) => {
    const index = scene.colourOf(i);
    return index < 0 || index >= values - 1 ? values - 1 : index;
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
  const tallest = `Tallest column: ${peak.toLocaleString("en")} events.`;
  const long = `${tallest} Zoom in, or click a column, to see single events.`;
  const words = small.width(long) < width - 16 ? long : `${tallest} Click one to see them.`;
  context.font = small.font;
  context.fillStyle = palette.soft;
  context.fillText(small.cut(words, width - 16), 8, lane.y + lane.head + 9);
}

/** "+5" for the events that found no row, and how many are longer than the view. */
export function paintChips(context, scene, lane, hits) {
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

