// Lanes: one for each of the most frequent values of a facet.

import { PLURALS } from "./events.js";

const MOST = 9; // the rest share one lane

/** Lanes of a facet: its most frequent values, one lane for the others, one for none. */
export function lanesOf(events, facet) {
  if (facet === "none") {
    const only = [0];
    return { names: [""], of: new Array(events.count).fill(only) };
  }
  const { names, of } = events.facets[facet];
  const counts = new Array(names.length).fill(0);
  let without = false;
  for (let i = 0; i < events.count; i += 1) {
    const values = of(i);
    if (!values.length) without = true;
    for (const k of values) counts[k] += 1;
  }
  const frequent = counts.map((count, k) => [count, k]).filter(([count]) => count)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, k]) => k);
  const own = frequent.slice(0, MOST);
  const laneNames = own.map((k) => names[k]);
  const rest = frequent.length > MOST ? laneNames.push(`other ${PLURALS[facet] ?? "values"}`) - 1 : -1;
  const none = without ? laneNames.push(`no ${facet}`) - 1 : -1;
  const laneOf = new Map(own.map((k, lane) => [k, lane]));
  const lanes = new Array(events.count);
  for (let i = 0; i < events.count; i += 1) {
    const values = of(i);
    lanes[i] = values.length ? [...new Set(values.map((k) => laneOf.get(k) ?? rest))] : [none];
  }
  return { names: laneNames, of: lanes };
}
