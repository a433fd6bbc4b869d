// Mouse, pen and fingers on the canvas: drag to pan, pinch or Ctrl+wheel to zoom, click to choose.
// A plain wheel scrolls the page, as everywhere else.

const CLICK = 5; // pixels a finger may slip in a click

/**
 * Listen on `canvas`. `view` is the viewport; `hitAt(x, y)` finds what lies there; `clicked(hit, x,
 * y)` and `hovered(hit or null, x, y)` are told.
 */
export function listenToPointers(canvas, { view, hitAt, clicked, hovered }) {
  const down = new Map();
  let drag = null;

  const place = (event) => {
    const frame = canvas.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top, width: frame.width };
  };
  const dayAt = ({ x, width }) => view.from + (x / width) * (view.to - view.from);
  const spread = () => {
    const [first, second] = [...down.values()];
    return Math.max(20, Math.abs(first.x - second.x));
  };

  function begin(event) {
    down.set(event.pointerId, place(event));
    canvas.setPointerCapture(event.pointerId);
    drag = {
      ...place(event), from: view.from, to: view.to, moved: false,
      spread: down.size === 2 ? spread() : 0,
    };
  }

  function move(event) {
    const at = place(event);
    if (!down.has(event.pointerId)) {
      const hit = hitAt(at.x, at.y);
      canvas.style.cursor = hit ? "pointer" : "grab";
      hovered(hit, at.x, at.y);
      return;
    }
    down.set(event.pointerId, at);
    if (drag.spread && down.size === 2) {
      pinch();
      return;
    }
    if (Math.abs(at.x - drag.x) > CLICK) drag.moved = true;
    if (!drag.moved) return;
    hovered(null, at.x, at.y);
    const days = ((at.x - drag.x) / at.width) * (drag.to - drag.from);
    view.set(drag.from - days, drag.to - days);
  }

  function pinch() {
    const factor = drag.spread / spread();
    const centre = (drag.from + drag.to) / 2;
    const half = ((drag.to - drag.from) / 2) * factor;
    drag.moved = true;
    view.set(centre - half, centre + half);
  }

  function end(event) {
    if (!down.delete(event.pointerId)) return;
    const { moved } = drag;
    if (down.size) {
      // one finger of a pinch stays: go on as a drag from here
      const [rest] = down.values();
      drag = { ...rest, from: view.from, to: view.to, moved: true, spread: 0 };
      return;
    }
    drag = null;
    if (moved || event.type === "pointercancel") return;
    const at = place(event);
    const hit = hitAt(at.x, at.y);
    if (hit) clicked(hit, at.x, at.y);
  }

  function wheel(event) {
    const sideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !sideways) return;
    event.preventDefault();
    const at = place(event);
    if (sideways) {
      view.pan(((event.deltaX || event.deltaY) / at.width) * (view.to - view.from));
    } else {
      view.zoom(Math.exp(event.deltaY * 0.002), dayAt(at), false);
    }
  }

  canvas.addEventListener("pointerdown", begin);
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  canvas.addEventListener("pointerleave", (event) => {
    if (!down.size) hovered(null, event.offsetX, event.offsetY);
  });
  canvas.addEventListener("wheel", wheel, { passive: false });
  canvas.addEventListener("dblclick", (event) => view.zoom(0.4, dayAt(place(event))));
}

/** Dragging on the overview strip moves the view there. */
export function listenToOverview(canvas, view) {
  let held = false;
  const go = (event) => {
    const frame = canvas.getBoundingClientRect();
    const part = (event.clientX - frame.left) / frame.width;
    const { extent } = view;
    const centre = extent.from + part * (extent.to - extent.from);
    const half = (view.to - view.from) / 2;
    view.set(centre - half, centre + half);
  };
  canvas.addEventListener("pointerdown", (event) => {
    held = true;
    canvas.setPointerCapture(event.pointerId);
    go(event);
  });
  canvas.addEventListener("pointermove", (event) => held && go(event));
  for (const name of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(name, () => { held = false; });
  }
}
