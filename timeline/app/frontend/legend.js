// What the colours mean, with the number of events of each; pressing one hides or shows them.
// And what the shapes mean, drawn by the same functions as the marks themselves.

import { grouped, make } from "./elements.js";
import { drawBar, drawDot, drawJoined } from "./marks.js";
import { markColour } from "./palette.js";

const MOST = 14;

/**
 * The legend of a facet: {facet, names, colour, counts, none, hidden, palette, toggled(facet, value)}, and
 * a switch for the rejected events where there are any: `rejected` {value, count, hidden}.
 */
export function fillLegend(row, { facet, names, colour, counts, none, hidden, palette, toggled, rejected }) {
  const entries = names.map((name, k) => ({ name, k, count: counts[k] }));
  if (none) entries.push({ name: `no ${facet}`, k: -1, count: none });
  const focused = [...row.children].indexOf(row.getRootNode().activeElement);
  const listed = entries.filter((entry) => entry.count).sort((a, b) => b.count - a.count);
  row.replaceChildren(...listed.slice(0, MOST).map(({ name, k, count }) => {
    const swatch = make("i", { "aria-hidden": "true" });
    swatch.style.background = markColour(palette, k < 0 ? -1 : colour[k]);
    return toggle({ facet, value: k, name, count, hidden, toggled }, swatch);
  }));
  if (listed.length > MOST) {
    row.append(make("span", { class: "tl-more" }, `and ${grouped(listed.length - MOST)} more`));
  }
  if (facet !== "status" && rejected.count) {
    const { value, count, hidden: off } = rejected;
    row.append(toggle({ facet: "status", value, name: "rejected", count, hidden: off, toggled }, null));
  }
  row.children[focused]?.focus(); // who pressed a button stays on it
}

function toggle({ facet, value, name, count, hidden, toggled }, swatch) {
  const pressed = String(!hidden.has(value));
  return make("button", {
    type: "button", "aria-pressed": pressed, title: `Hide or show: ${name}`, onclick: () => toggled(facet, value),
  }, swatch, make("span", {}, name), make("small", {}, grouped(count)));
}

const SAMPLES = [
  ["one day", { full: true }, "dot"],
  ["a longer stretch", { full: true }, "bar"],
  ["uncertain end", { full: true }, "fading"],
  ["open end", { full: true, openStart: true }, "open"],
  ["one of these days", { ghost: true }, "joined"],
  ["sources disagree", { hatched: true }, "dot"],
  ["not reviewed", {}, "dot"],
  ["confirmed", { full: true }, "dot"],
  ["rejected", { struck: true }, "dot"],
  ["planned", { dashed: true }, "dot"],
  ["denied", { full: true, slashed: true }, "dot"],
];

/** A key of the shapes, closed until it is asked for. */
export function createKey() {
  const samples = make("div", { class: "tl-samples" });
  const details = make("details", { class: "tl-key" }, make("summary", {}, "What the marks mean"), samples);

  /** Draw the samples in the colours in force. */
  function refresh(palette) {
    samples.replaceChildren(...SAMPLES.map(([words, features, kind]) =>
      make("span", {}, sample(kind, features, palette), words)));
  }

  return { details, refresh };
}

function sample(kind, features, palette) {
  const canvas = make("canvas", { "aria-hidden": "true" });
  const [width, height] = [kind === "dot" ? 20 : 44, 18];
  const sharp = Math.min(2, globalThis.devicePixelRatio || 1);
  canvas.width = width * sharp;
  canvas.height = height * sharp;
  canvas.style.width = `${width}px`;
  const context = canvas.getContext("2d");
  context.scale(sharp, sharp);
  const look = { colour: markColour(palette, 0), paper: palette.paper, ...features };
  const [left, right] = [2, width - 2];
  if (kind === "dot") drawDot(context, width / 2, height / 2, look);
  else if (kind === "joined") drawJoined(context, [[left, left + 12], [right - 12, right]], height / 2, look);
  else {
    const sureLeft = kind === "fading" ? left + 26 : left;
    drawBar(context, { left, right, sureLeft, sureRight: kind === "fading" ? right - 12 : right }, 5, look);
  }
  return canvas;
}
