// Which events are shown: words typed by the reader, values hidden in the legend.

/** Lower case without accents, so that "zoe" finds "Zoë". */
export function fold(text) {
  return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
}

/** Everything of an event that a reader may search, folded. */
export function haystack(events, i) {
  const words = [events.title[i], events.when[i], events.quote?.[i] ?? ""];
  for (const facet of Object.values(events.facets)) {
    for (const k of facet.of(i)) words.push(facet.names[k]);
  }
  return fold(words.join(" "));
}

/** True where every word of `query` stands in `text` (folded). */
export function matches(text, query) {
  return fold(query).split(/\s+/).every((word) => text.includes(word));
}

/**
 * A byte for each event: 1 where it is shown. `hidden` maps a facet to the set of values that were
 * switched off; an event goes when its first value in that facet is off (`-1`: it has none).
 */
export function shownEvents(events, { hidden, keep = null }) {
  const shown = new Uint8Array(events.count).fill(1);
  const switched = Object.entries(hidden).filter(([, values]) => values.size);
  for (let i = 0; i < events.count; i += 1) {
    if (keep && !keep.has(events.id[i])) shown[i] = 0;
    for (const [facet, values] of switched) {
      if (values.has(events.facets[facet].first[i])) shown[i] = 0;
    }
  }
  return shown;
}
