// The strip below: all events of the case, and the part that is in view.

import { axis } from "./ticks.js";
import { columns } from "./counting.js";

export const OVERVIEW = 46;
const COLUMN = 3;
const counted = new WeakMap();

/** Paint the strip: {events, items, extent, view, width, palette, small}. */
export function paintOverview(context, scene) {
  const { events, items, extent, view, width, palette, small } = scene;
  const bins = Math.max(1, Math.floor(width / COLUMN));
  const counts = countsOf(events, items, extent, bins);
  context.fillStyle = palette.shade;
  context.fillRect(0, 0, width, OVERVIEW);
  context.fillStyle = palette.soft;
  for (let bin = 0; bin < bins; bin += 1) {
    if (!counts.totals[bin]) continue;
    // The root keeps single events visible beside a crowd; this strip is for finding the way.
    const height = Math.max(3, Math.sqrt(counts.totals[bin] / counts.peak) * (OVERVIEW - 20));
    context.fillRect(bin * COLUMN, OVERVIEW - 3 - height, COLUMN - 1, height);
  }
  paintTicks(context, scene);
  const x = (day) => ((day - extent.from) / (extent.to - extent.from)) * width;
  const left = Math.max(0, x(view.from));
  const right = Math.min(width, x(view.to));
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.13;
  context.fillRect(left, 0, Math.max(4, right - left), OVERVIEW);
  context.globalAlpha = 1;
  context.strokeStyle = palette.accent;
  context.lineWidth = 2;
  context.strokeRect(left + 1, 1, Math.max(4, right - left) - 2, OVERVIEW - 2);
}

/** Counted once for the same list of events, width and extent: the strip is painted at each frame. */
function countsOf(events, items, extent, bins) {
  const key = `${bins} ${extent.from} ${extent.to}`;
  const known = counted.get(items);
  if (known?.key === key) return known.counts;
  const counts = columns(events, items, {
    from: extent.from, to: extent.to, bins, colours: 1, colourOf: () => 0,
  });
  counted.set(items, { key, counts });
  return counts;
}

function paintTicks(context, { extent, width, palette, small }) {
  const { ticks, bands } = axis(extent.from, extent.to, width);
  context.font = small.font;
  context.fillStyle = palette.soft;
  context.textBaseline = "middle";
  let free = 4;
  for (const { from, day, label } of bands.length ? bands : ticks) {
    const at = (((day ?? from) - extent.from) / (extent.to - extent.from)) * width + 4;
    if (at < free || at + small.width(label) > width - 4) continue;
    context.fillText(label, at, 10);
    free = at + small.width(label) + 14;
  }
}
