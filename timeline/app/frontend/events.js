// The payload (columns, made by timeline/export/drawing.py) as typed arrays the drawing can race over.

export const OPEN_START = 1;
export const OPEN_END = 2;
export const DISPUTED = 4;
export const ALL_OF = 8; // a set of days that all count, rather than one of them
export const FACETS = ["tag", "actor", "source", "status", "certainty"];
// Air around the first and the last event, as parts of the whole: the last ones' labels need more.
const LEFT_AIR = 0.02;
const RIGHT_AIR = 0.13;
const MULTIPLE = { tag: "tags", actor: "actors", source: "sources" };
export const PLURALS = { tag: "tags", actor: "actors", source: "sources" };

/**
 * The events of a payload. Days are numbers; `begin` and `end` are the whole stretch an event may
 * take (`end` exclusive), `sureFrom` and `sureTo` the part of it that is certain. Where an end is
 * open, `begin` equals the known end and the flag says so. `order` lists the dated ones in time
 * order, `undated` the others.
 */
export function readEvents(payload) {
  const count = payload.id.length;
  const events = {
    count,
    id: payload.id,
    title: payload.title,
    when: payload.when,
    quote: payload.quote ?? null,
    flags: Uint8Array.from(payload.flags),
    begin: new Float64Array(count),
    end: new Float64Array(count),
    sureFrom: new Float64Array(count),
    sureTo: new Float64Array(count),
    published: payload.published,
    members: new Map(Object.entries(payload.members).map(([key, value]) => [Number(key), value])),
    facets: readFacets(payload),
    names: payload.names,
    status: Uint8Array.from(payload.status),
    certainty: Uint8Array.from(payload.certainty),
    undated: [],
    order: null,
    index: new Map(payload.id.map((id, index) => [id, index])),
  };
  const dated = [];
  for (let i = 0; i < count; i += 1) {
    const { earliest, latest } = { earliest: payload.earliest[i], latest: payload.latest[i] };
    if (earliest === null && latest === null) {
      events.undated.push(i);
      continue;
    }
    dated.push(i);
    events.begin[i] = earliest ?? latest;
    events.end[i] = (latest ?? earliest) + 1;
    events.sureFrom[i] = payload.sure_from[i] ?? events.begin[i];
    events.sureTo[i] = (payload.sure_to[i] ?? events.end[i] - 1) + 1;
  }
  dated.sort((a, b) => events.begin[a] - events.begin[b] || events.end[a] - events.end[b] || a - b);
  events.order = Uint32Array.from(dated);
  return events;
}

function readFacets(payload) {
  const facets = {};
  for (const facet of FACETS) {
    const many = MULTIPLE[facet];
    const values = payload[many ?? facet];
    facets[facet] = {
      names: payload.names[many ?? facet],
      of: many ? (i) => values[i] : (i) => [values[i]],
      first: Int32Array.from(values, (value) => (many ? value[0] ?? -1 : value)), // -1: none
    };
    facets[facet].colour = many ? byFrequency(facets[facet]) : facets[facet].names.map((_, k) => k);
  }
  return facets;
}

/** A number for each value, 0 for the most frequent: the clearest colours go to those seen most. */
function byFrequency({ names, first }) {
  const counts = new Array(names.length).fill(0);
  for (const value of first) if (value >= 0) counts[value] += 1;
  const order = counts.map((_, k) => k).sort((a, b) => counts[b] - counts[a] || a - b);
  const colour = new Array(names.length);
  order.forEach((value, rank) => { colour[value] = rank; });
  return colour;
}

/** The first and last day of all events in `order`, with a little air; a month where there is none. */
export function extent(events) {
  let from = Infinity;
  let to = -Infinity;
  for (const i of events.order) {
    if (events.begin[i] < from) from = events.begin[i];
    if (events.end[i] > to) to = events.end[i];
  }
  if (from > to) return { from: 0, to: 30 };
  const span = to - from;
  return { from: from - Math.max(2, span * LEFT_AIR), to: to + Math.max(4, span * RIGHT_AIR) };
}

/** What to colour by where nobody chose: tags once many events have some, else who tells of them. */
export function tellingFacet(events) {
  const tagged = events.facets.tag.first.filter((value) => value >= 0).length;
  if (tagged * 3 >= events.count && tagged) return "tag";
  return events.names.sources.length > 1 ? "source" : "certainty";
}

/** The middle of where an event is drawn. */
export function middle(events, i) {
  return (events.begin[i] + events.end[i]) / 2;
}

/** One event in a sentence, for a screen reader and the tooltip. */
export function describe(events, i) {
  const names = events.names;
  const words = [events.when[i] || "Undated", names.certainty[events.certainty[i]]];
  words.push(names.status[events.status[i]]);
  if (events.flags[i] & DISPUTED) words.push("sources disagree");
  for (const facet of ["tag", "source"]) {
    const { names: all, of } = events.facets[facet];
    if (of(i).length) words.push(of(i).map((k) => all[k]).join(", "));
  }
  return words.join(" · ");
}
