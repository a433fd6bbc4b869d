// Colours. Marks must keep 3:1 against the background, so light and dark have a set each.

const LIGHT = [
  "#1c5d99", "#b4630a", "#177a5b", "#9c2f6b", "#6c55b8", "#6f6b14", "#0e7490", "#8a4b2a",
  "#b3343a", "#4d5966",
];
const DARK = [
  "#7db4f0", "#f0a85a", "#5cc9a0", "#f08cc0", "#b3a0f5", "#cfc75a", "#5fcbe3", "#dba27f",
  "#f58f8f", "#aeb8c4",
];

/** The colours in force for an element: its own text and background, and a set that suits them. */
export function paletteOf(element) {
  const style = getComputedStyle(element);
  const value = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
  const forced = matchMedia("(forced-colors: active)").matches;
  const ink = forced ? "CanvasText" : style.color;
  const dark = !forced && brightness(style.backgroundColor) < 0.4;
  return {
    ink,
    paper: forced ? "Canvas" : style.backgroundColor,
    soft: forced ? "CanvasText" : value("--tl-soft", ink),
    line: forced ? "CanvasText" : value("--tl-line", "#ccc"),
    shade: forced ? "Canvas" : value("--tl-shade", "#eee"),
    accent: forced ? "Highlight" : value("--tl-accent", ink),
    marks: forced ? ["CanvasText"] : dark ? DARK : LIGHT,
    none: forced ? "CanvasText" : dark ? "#97a2af" : "#6b7684",
    font: style.fontFamily,
    dark,
  };
}

/** The colour number `index`; grey for none (-1) and for those beyond the last colour. */
export function markColour(palette, index) {
  return palette.marks[index] ?? palette.none;
}

/** 0 for black to 1 for white, of `rgb(…)` or `rgba(…)`; a see-through colour counts as white. */
export function brightness(colour) {
  const numbers = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  if (numbers.length < 3 || numbers[3] === 0) return 1;
  const [red, green, blue] = numbers;
  return (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
}
