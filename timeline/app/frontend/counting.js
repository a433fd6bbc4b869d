// Counting what cannot be drawn one by one.

const CHIP = 56; // events that found no row are counted in stretches this wide

/** Marks that found no row, gathered in stretches of a chip's width: [{x, events}]. */
export function chips(over) {
  const bins = new Map();
  for (const mark of over) {
    const bin = Math.floor((mark.left + mark.right) / 2 / CHIP);
    if (!bins.has(bin)) bins.set(bin, []);
    bins.get(bin).push(mark.i);
  }
  return [...bins].map(([bin, events]) => ({ x: (bin + 0.5) * CHIP, events }));
}

/**
 * How many events of `items` begin in each of `bins` columns of the days `from` to `to`, by
 * colour: {totals, parts: parts[bin * colours + colour], peak}.
 */
export function columns(events, items, { from, to, bins, colours, colourOf }) {
  const totals = new Uint32Array(bins);
  const parts = new Uint32Array(bins * colours);
  const factor = bins / (to - from);
  let peak = 0;
  for (const i of items) {
    const bin = Math.floor(((events.begin[i] + events.end[i]) / 2 - from) * factor);
    if (bin < 0 || bin >= bins) continue;
    parts[bin * colours + colourOf(i)] += 1;
    totals[bin] += 1;
    if (totals[bin] > peak) peak = totals[bin];
  }
  return { totals, parts, peak };
}
