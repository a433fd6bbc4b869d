// Widths of words on the canvas, and cutting them with an ellipsis.
//
// Measuring a text is slow, and a view of a thousand events has a thousand texts. So letters are
// measured, once each, and a text is as wide as its letters: kerning makes it a little narrower.

const ELLIPSIS = "…";

/** Measures for one canvas context and font; `font` is a CSS font such as `12px sans-serif`. */
export function createMeasure(context, font) {
  const letters = new Map();
  const widths = new Map();
  const REMEMBERED = 60_000;

  function letterWidth(letter) {
    let found = letters.get(letter);
    if (found === undefined) {
      context.font = font;
      found = context.measureText(letter).width;
      letters.set(letter, found);
    }
    return found;
  }

  function width(text) {
    let found = widths.get(text);
    if (found === undefined) {
      found = 0;
      for (const letter of text) found += letterWidth(letter);
      if (widths.size > REMEMBERED) widths.clear();
      widths.set(text, found);
    }
    return found;
  }

  /** The text if it fits `room` pixels, else as much of it as fits with an ellipsis, else "". */
  function cut(text, room) {
    if (width(text) <= room) return text;
    const most = room - letterWidth(ELLIPSIS);
    let used = 0;
    let kept = "";
    for (const letter of text) { // by code points: never half of an astral character
      used += letterWidth(letter);
      if (used > most) break;
      kept += letter;
    }
    return kept.length < 2 ? "" : kept.trimEnd() + ELLIPSIS;
  }

  return { font, width, cut };
}
