// Widths of words on the canvas, and cutting them with an ellipsis. Measuring is slow: remembered.

const REMEMBERED = 20_000;

/** Measures for one canvas context and font; `font` is a CSS font such as `12px sans-serif`. */
export function createMeasure(context, font) {
  const widths = new Map();
  const cuts = new Map();

  function width(text) {
    let found = widths.get(text);
    if (found === undefined) {
      context.font = font;
      found = context.measureText(text).width;
      if (widths.size > REMEMBERED) widths.clear();
      widths.set(text, found);
    }
    return found;
  }

  /** The text if it fits `room` pixels, else as much of it as fits with an ellipsis, else "". */
  function cut(text, room) {
    if (width(text) <= room) return text;
    const key = `${Math.floor(room)} ${text}`;
    let found = cuts.get(key);
    if (found === undefined) {
      found = shorten(text, Math.floor(room));
      if (cuts.size > REMEMBERED) cuts.clear();
      cuts.set(key, found);
    }
    return found;
  }

  function shorten(text, room) {
    const letters = Array.from(text); // never half of an astral character
    let fits = 0;
    let over = letters.length;
    context.font = font;
    while (over - fits > 1) {
      const half = (fits + over) >> 1;
      const trial = `${letters.slice(0, half).join("").trimEnd()}…`;
      if (context.measureText(trial).width <= room) fits = half;
      else over = half;
    }
    return fits < 2 ? "" : `${letters.slice(0, fits).join("").trimEnd()}…`;
  }

  return { font, width, cut };
}
