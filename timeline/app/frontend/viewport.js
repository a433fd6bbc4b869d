// Which days are in view: zooming, panning, and moving there smoothly.

const SHORTEST = 4; // days
const MOVE = 220; // milliseconds
const BEYOND = 0.05; // how far the view goes beyond the first and last event, as a part of it

/** A view on the days `extent.from` to `extent.to`; `changed(settled)` is called at each change. */
export function createViewport(changed) {
  const view = { from: 0, to: 30, extent: { from: 0, to: 30 }, set, move, zoom, pan, fit, stop, setExtent };
  let moving = 0;
  let settling = 0;

  function place(from, to) {
    const { extent } = view;
    const whole = extent.to - extent.from;
    const span = Math.min(Math.max(to - from, SHORTEST), Math.max(whole * 1.2, SHORTEST));
    view.from = inside((from + to) / 2 - span / 2, span, extent);
    view.to = view.from + span;
    changed(false);
    clearTimeout(settling);
    settling = setTimeout(() => changed(true), 400);
  }

  /** Where a span may begin: a little beyond the events at most, around all of them if longer. */
  function inside(from, span, extent) {
    const beyond = span * BEYOND;
    const first = extent.from - beyond;
    const last = extent.to + beyond - span;
    if (first > last) return (extent.from + extent.to - span) / 2;
    return Math.min(Math.max(from, first), last);
  }

  /** Show these days at once. */
  function set(from, to) {
    stop();
    place(from, to);
  }

  /** Show these days, moving there unless the reader asked for less motion. */
  function move(from, to) {
    stop();
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return place(from, to);
    const start = { from: view.from, to: view.to, time: performance.now() };
    const frame = (now) => {
      const part = Math.min(1, Math.max(0, (now - start.time) / MOVE));
      const eased = part * (2 - part);
      place(start.from + (from - start.from) * eased, start.to + (to - start.to) * eased);
      moving = part < 1 ? requestAnimationFrame(frame) : 0;
    };
    moving = requestAnimationFrame(frame);
    return undefined;
  }

  /** Make the span `factor` times as long around the day `at`. */
  function zoom(factor, at = (view.from + view.to) / 2, smooth = true) {
    const from = at - (at - view.from) * factor;
    const to = at + (view.to - at) * factor;
    (smooth ? move : set)(from, to);
  }

  function pan(days) {
    set(view.from + days, view.to + days);
  }

  function fit(smooth = true) {
    (smooth ? move : set)(view.extent.from, view.extent.to);
  }

  function setExtent(extent) {
    view.extent = extent;
  }

  function stop() {
    if (moving) cancelAnimationFrame(moving);
    moving = 0;
  }

  return view;
}
