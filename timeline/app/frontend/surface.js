// How large the drawing is: its rows, and canvases as sharp as the screen.

const LANE_ROWS = 4; // on average, where the lanes need them

/** The most rows of marks there is room for: `asked`, else as the window allows, more with lanes. */
export function mostRows(asked, lanes) {
  const most = asked ?? Math.max(8, Math.min(18, Math.floor(globalThis.innerHeight / 42)));
  return lanes > 1 ? Math.max(most, lanes * LANE_ROWS) : most;
}

/** Give a canvas this size in the page's pixels, drawn in those of the screen. */
export function sharpen(canvas, width, height) {
  const sharp = Math.min(2, globalThis.devicePixelRatio || 1);
  const [wide, high] = [Math.round(width * sharp), Math.round(height * sharp)];
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  canvas.style.height = `${height}px`;
  canvas.getContext("2d").setTransform(sharp, 0, 0, sharp, 0, 0);
}
