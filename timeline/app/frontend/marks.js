// How one event looks. Shape and line say what colour says too: a day is a dot, a longer or
// uncertain date a bar; fading ends are uncertain, arrows open; hollow is proposed, full confirmed,
// struck through rejected; dashed is planned, hatched disputed, slashed denied; joined marks are one
// of several days.

import { ALL_OF, DISPUTED, OPEN_END, OPEN_START } from "./events.js";
import { DOT } from "./layout.js";

const CONFIRMED = 1;
const REJECTED = 2;
export const THICK = 8; // of a bar
const LINE = 1.7;
const ARROWHEAD = 7;

/** What of an event decides how its mark is drawn. */
export function lookOf(events, i, colour, paper) {
  const flags = events.flags[i];
  const status = events.status[i];
  const certainty = events.names.certainty[events.certainty[i]];
  return {
    colour,
    paper,
    full: status === CONFIRMED,
    struck: status === REJECTED,
    dashed: certainty === "planned",
    slashed: certainty === "denied" || certainty === "negated",
    hatched: Boolean(flags & DISPUTED),
    openStart: Boolean(flags & OPEN_START),
    openEnd: Boolean(flags & OPEN_END),
    ghost: !(flags & ALL_OF) && !(flags & DISPUTED),
  };
}


/** A day: a dot around (x, y). */
export function drawDot(context, x, y, look) {
  shape(context, look, () => context.arc(x, y, DOT / 2 - LINE / 2, 0, 2 * Math.PI), {
    left: x - DOT / 2, right: x + DOT / 2, top: y - DOT / 2, bottom: y + DOT / 2,
  });
}

/** A month or a year seen from afar: a pill around the line y. */
export function drawPill(context, left, right, y, look) {
  const half = DOT / 2 - LINE / 2;
  const outline = () => context.roundRect(left, y - half, right - left, 2 * half, 4);
  shape(context, look, outline, { left, right, top: y - half, bottom: y + half });
}

/**
 * A stretch of time from `left` to `right` whose certain part is `sureLeft` to `sureRight`, with
 * its top at y. Outside the certain part it fades.
 */
export function drawBar(context, { left, right, sureLeft, sureRight }, y, look) {
  const head = ARROWHEAD;
  const bodyLeft = look.openStart ? left + head : left;
  const bodyRight = look.openEnd ? right - head : right;
  const fading = look.openStart || look.openEnd || sureLeft > left + 1 || sureRight < right - 1;
  const paint = fading ? fade(context, { left, right, sureLeft, sureRight }, look) : look.colour;
  const radius = fading ? 1 : 3;
  const outline = () => {
    context.roundRect(bodyLeft, y, Math.max(2, bodyRight - bodyLeft), THICK, radius);
  };
  const around = { left: bodyLeft, right: bodyRight, top: y, bottom: y + THICK };
  shape(context, { ...look, colour: paint }, outline, around);
  if (look.openStart) arrowhead(context, left, y + THICK / 2, 1, look);
  if (look.openEnd) arrowhead(context, right, y + THICK / 2, -1, look);
}

/** Several days, joined by a line: `spots` are [left, right] pairs of pixels. */
export function drawJoined(context, spots, y, look) {
  context.save();
  context.strokeStyle = look.colour;
  context.lineWidth = 1.2;
  context.setLineDash([2, 3]);
  context.beginPath();
  context.moveTo(spots[0][0], y);
  context.lineTo(spots.at(-1)[1], y);
  context.stroke();
  context.restore();
  for (const [left, right] of spots) {
    const ghost = { ...look, full: look.full && !look.ghost, dotted: look.ghost };
    if (right - left <= DOT) drawDot(context, (left + right) / 2, y, ghost);
    else drawPill(context, left, right, y, ghost);
  }
}

/** A ring around the event that was chosen. */
export function drawRing(context, { left, right, top, bottom }, colour) {
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.beginPath();
  context.roundRect(left - 4, top - 4, right - left + 8, bottom - top + 8, 7);
  context.stroke();
}

function shape(context, look, outline, around) {
  context.save();
  context.beginPath();
  outline();
  context.fillStyle = look.paper;
  context.fill();
  if (look.full && !look.hatched) {
    context.globalAlpha = look.dashed ? 0.4 : 1; // what is only planned is never quite full
    context.fillStyle = look.colour;
    context.fill();
    context.globalAlpha = 1;
  }
  if (look.hatched) hatch(context, look, outline, around);
  context.lineWidth = LINE;
  context.strokeStyle = look.colour;
  if (look.dashed) context.setLineDash([4, 3]);
  else if (look.dotted) context.setLineDash([1.5, 2]);
  context.beginPath();
  outline();
  context.stroke();
  context.restore();
  if (look.struck) strike(context, look, around);
  if (look.slashed) slash(context, look, around);
}

/** A line across the middle, with an edge so that it shows on a full mark too. */
function slash(context, look, { left, right, top, bottom }) {
  const middle = (left + right) / 2;
  const half = (bottom - top) / 2 + 3;
  const height = (top + bottom) / 2;
  for (const [colour, width] of [[look.paper, 4.5], [look.colour, 1.8]]) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(middle - half, height + half);
    context.lineTo(middle + half, height - half);
    context.stroke();
  }
}

function hatch(context, look, outline, { left, right, top, bottom }) {
  const height = bottom - top;
  context.save();
  context.beginPath();
  outline();
  context.clip();
  context.strokeStyle = look.colour;
  context.lineWidth = look.full ? 2.6 : 1.3;
  context.beginPath();
  for (let x = left - height; x < right; x += 5) {
    context.moveTo(x, bottom);
    context.lineTo(x + height, top);
  }
  context.stroke();
  context.restore();
}

function strike(context, look, { left, right, top, bottom }) {
  const middle = (top + bottom) / 2;
  context.strokeStyle = look.colour;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(left - 3, middle);
  context.lineTo(right + 3, middle);
  context.stroke();
}

function arrowhead(context, x, y, direction, look) {
  context.fillStyle = look.colour;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + direction * ARROWHEAD, y - 6);
  context.lineTo(x + direction * ARROWHEAD, y + 6);
  context.fill();
}

/** A gradient: full between the certain ends, nearly gone at the uncertain ones. */
function fade(context, { left, right, sureLeft, sureRight }, look) {
  const width = Math.max(1, right - left);
  const at = (x) => Math.min(1, Math.max(0, (x - left) / width));
  const begin = Math.min(at(sureLeft), at(sureRight));
  const end = Math.max(at(sureLeft), at(sureRight));
  const faint = withAlpha(look.colour, 0.22);
  const gradient = context.createLinearGradient(left, 0, right, 0);
  gradient.addColorStop(0, look.openStart || begin > 0 ? faint : look.colour);
  gradient.addColorStop(look.openStart ? Math.max(begin, 0.6) : begin, look.colour);
  gradient.addColorStop(look.openEnd ? Math.min(end, 0.4) : end, look.colour);
  gradient.addColorStop(1, look.openEnd || end < 1 ? faint : look.colour);
  return gradient;
}

/** `#rrggbb` with an alpha; other colours (those a forced theme names) stay whole. */
function withAlpha(colour, alpha) {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  return colour + Math.round(alpha * 255).toString(16).padStart(2, "0");
}
