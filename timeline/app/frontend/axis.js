// The axis above the marks, and its lines through them.

import { HEAD } from "./layout.js";
import { axis } from "./ticks.js";

/** Paint ticks and bands of a scene (see painter.js). */
export function paintAxis(context, { view, width, height, palette, measure, small }) {
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
