// The drawing of a timeline: joins the parts, keeps its state, answers the reader.

import { make, counted, grouped } from "./elements.js";
import { describe, extent, middle, readEvents, tellingFacet } from "./events.js";
import { HEAD, heightOf, layOut, stack } from "./layout.js";
import { lanesOf } from "./lanes.js";
import { paint } from "./painter.js";
import { OVERVIEW, paintOverview } from "./overview.js";
import { paletteOf } from "./palette.js";
import { mostRows, sharpen } from "./surface.js";
import { createMeasure } from "./text.js";
import { createViewport } from "./viewport.js";
import { listenToOverview, listenToPointers } from "./gestures.js";
import { createListbox } from "./listbox.js";
import { createToolbar } from "./toolbar.js";
import { createKey, fillLegend } from "./legend.js";
import { createStackList, createTray } from "./tray.js";
import { createTooltip } from "./tooltip.js";
import { createPointing } from "./pointing.js";
import { shownEvents } from "./search.js";

const FEWEST_ROWS = 4;
const REJECTED = 2;

/**
 * Build a drawing in `root`. Options: `look` {colour, lanes, published}, `rows` (most rows of marks),
 * `chosen(id or null, again)`, `looked(look)`, `viewed({from, to})` after the view came to rest, `painted()`.
 *
 * Gives {update(payload), choose(id), look(look), keep(ids or null), show(from, to), restyle(), repaint(),
 * destroy(), state}.
 */
export function createDrawing(root, options = {}) {
  const tell = { chosen() {}, looked() {}, viewed() {}, painted() {}, ...options };
  const look = { colour: null, lanes: "none", published: false, ...options.look };
  const state = {
    events: null, shown: new Uint8Array(0), sequence: [], hidden: { status: new Set([REJECTED]) },
    keep: null, chosen: -1, focused: -1, layout: null, hits: [], width: 0, height: 0, any: false,
    palette: null, measure: null, small: null, laneOf: null, look, view: null,
  };
  let frameRequest = 0;
  let gone = false;
  let rested = null; // the view told last, or the one we chose ourselves: only the reader's are told

  // --- the page's elements -----------------------------------------------------------------
  const canvas = make("canvas", { class: "tl-canvas", "aria-hidden": "true" });
  const strip = make("canvas", { class: "tl-strip", "aria-hidden": "true" });
  const view = createViewport((settled) => {
    draw();
    const { from, to } = view;
    if (!settled || gone || String([from, to]) === rested) return;
    rested = String([from, to]);
    tell.viewed({ from, to });
  });
  state.view = view;
  const list = createListbox({
    sequence: () => state.sequence,
    start: () => Math.max(0, state.sequence.findIndex((i) => state.events.end[i] > view.from)),
    words: (i) => `${state.events.title[i]}. ${describe(state.events, i)}`,
    isChosen: (i) => i === state.chosen,
    focused: focus, chosen: choose, released: release, command: act,
  });
  const toolbar = createToolbar({ look, act, changed: relook });
  const legend = make("div", { class: "tl-legend", role: "group", "aria-label": "Legend: press to hide or show" });
  const key = createKey();
  const tray = createTray(choose);
  const frame = make("div", { class: "tl-frame" }, canvas, strip, list.box);
  const box = make("div", { class: "tl", role: "group", "aria-label": "Timeline" },
    toolbar.bar, frame, legend, key.details, tray.details);
  const tooltip = createTooltip(frame);
  const stackList = createStackList(frame, choose, () => list.box.focus());
  root.replaceChildren(box);

  // --- what is shown -----------------------------------------------------------------------
  /** Take a payload (see events.js); the view stays where it was if it held events before. */
  function update(payload) {
    const before = state.events && { from: view.from, to: view.to, id: state.events.id[state.chosen] };
    state.events = readEvents(payload);
    state.chosen = state.events.index.get(before?.id) ?? -1;
    state.focused = -1;
    look.colour ??= tellingFacet(state.events);
    view.setExtent(extent(state.events));
    arrange();
    if (before) view.set(before.from, before.to);
    else view.fit(false);
    rested = String([view.from, view.to]);
  }

  /** Anew: which events are shown, in which lanes, how high. */
  function arrange() {
    const { events } = state;
    if (!state.palette) return; // nothing to be seen yet: `restyle` comes back when there is
    state.shown = shownEvents(events, { hidden: state.hidden, keep: state.keep });
    state.sequence = Array.from(events.order).filter((i) => state.shown[i]);
    state.any = state.sequence.length > 0;
    state.lanes = lanesOf(events, look.lanes);
    state.layout = null;
    toolbar.refresh(events);
    key.refresh(state.palette);
    refreshLegend();
    tray.refresh(events, events.undated.filter((i) => state.shown[i]), events.undated.length);
    list.refresh();
    toolbar.say(countWords());
    setHeight();
  }

  function countWords() {
    const { events } = state;
    const all = events.order.length;
    const few = state.sequence.length;
    return few === all ? counted(all, "dated event") : `${grouped(few)} of ${counted(all, "dated event")}`;
  }

  function refreshLegend() {
    const { events, palette } = state;
    const { names, first, colour } = events.facets[look.colour];
    const counts = new Uint32Array(names.length);
    let none = 0;
    for (const value of first) {
      if (value < 0) none += 1;
      else counts[value] += 1;
    }
    state.hidden[look.colour] ??= new Set();
    fillLegend(legend, {
      facet: look.colour, names, colour, counts, none, hidden: state.hidden[look.colour], palette,
      rejected: {
        value: REJECTED, hidden: state.hidden.status,
        count: events.status.filter((status) => status === REJECTED).length,
      },
      toggled: (facet, value) => {
        const values = state.hidden[facet];
        if (!values.delete(value)) values.add(value);
        arrange();
        draw();
      },
    });
  }

  /** As high as the events need when all are in view, within what the page allows. */
  function setHeight() {
    const { from, to } = view.extent;
    const named = state.lanes.names.length > 1 ? state.lanes.names.length : 0;
    const most = mostRows(options.rows, state.lanes.names.length);
    const whole = layOut(scene({ from, to, rows: most }));
    const rows = Math.min(most, Math.max(FEWEST_ROWS, named, whole.needed));
    state.rows = rows;
    state.height = heightOf(rows, named);
    sharpen(canvas, state.width, state.height);
    sharpen(strip, state.width, OVERVIEW);
    state.layout = null;
  }

  function scene({ from, to, rows }) {
    const { events, shown, width, lanes, chosen } = state;
    const labelWidth = (i) => state.measure.width(events.title[i]) + 2;
    return { events, shown, from, to, width, lanes, rows, labelWidth, chosen };
  }

  // --- painting ----------------------------------------------------------------------------
  function draw() {
    if (!frameRequest && !gone) frameRequest = requestAnimationFrame(paintNow);
  }

  function paintNow() {
    frameRequest = 0;
    if (gone || !state.events || !state.width) return;
    const { layout } = state;
    const scale = state.width / (view.to - view.from);
    const fits = layout && Math.abs(layout.scale / scale - 1) < 1e-9;
    if (!fits || view.from < layout.from || view.to > layout.to) {
      state.layout = stack(layOut(scene({ from: view.from, to: view.to, rows: state.rows })), state.height);
    }
    const { first, colour } = state.events.facets[look.colour];
    state.hits = paint(canvas.getContext("2d"), {
      ...state, view, published: look.published, colourOf: (i) => (first[i] < 0 ? -1 : colour[first[i]]),
      emptyWords: state.events.order.length ? "No event matches." : "No dated events yet.",
    });
    paintOverview(strip.getContext("2d"), { ...state, view, items: state.sequence, extent: view.extent });
    tell.painted();
  }

  /** Colours, fonts and size from the page, anew. */
  function restyle() {
    const width = Math.floor(frame.clientWidth);
    if (!width || gone) return;
    const palette = paletteOf(box);
    const style = JSON.stringify([width, palette, globalThis.devicePixelRatio]);
    if (style === state.style) return;
    Object.assign(state, { width, palette, style });
    const { font } = state.palette;
    state.measure = createMeasure(canvas.getContext("2d"), `500 13px ${font}`);
    state.small = createMeasure(canvas.getContext("2d"), `12px ${font}`);
    if (state.events) arrange();
    draw();
  }

  /** Restyled and painted at once, for a printer that waits for no frame. */
  function repaint() {
    restyle();
    cancelAnimationFrame(frameRequest);
    paintNow();
  }

  /** The page around may take a moment to change its own colours. */
  function restyleSoon() {
    restyle();
    setTimeout(restyle, 500);
  }

  // --- the reader --------------------------------------------------------------------------
  function act(name) {
    const span = view.to - view.from;
    if (name === "in") view.zoom(1 / 1.7);
    else if (name === "out") view.zoom(1.7);
    else if (name === "fit") view.fit();
    else if (name === "earlier") view.move(view.from - span * 0.8, view.to - span * 0.8);
    else if (name === "later") view.move(view.from + span * 0.8, view.to + span * 0.8);
    else list.step(name === "next" ? 1 : -1);
  }

  function focus(i) {
    state.focused = i;
    bringIntoView(i);
    const { events } = state;
    const x = ((middle(events, i) - view.from) / (view.to - view.from)) * state.width;
    tooltip.show([events.title[i], describe(events, i)], Math.min(Math.max(x, 0), state.width), HEAD);
    draw();
  }

  function bringIntoView(i) {
    if (!state.events.order.includes(i)) return;
    const at = middle(state.events, i);
    const span = view.to - view.from;
    if (at < view.from + span * 0.01 || at > view.to - span * 0.01) view.move(at - span / 2, at + span / 2);
  }

  /** Let go of the event in focus, and of the one that is open. */
  function release() {
    const open = state.chosen >= 0;
    Object.assign(state, { focused: -1, chosen: -1, layout: null });
    tooltip.hide();
    draw();
    if (open) tell.chosen(null, false);
  }

  function choose(i) {
    const again = state.chosen === i;
    state.chosen = i;
    state.focused = i;
    state.layout = null;
    stackList.close();
    tooltip.hide();
    list.at(state.sequence.indexOf(i));
    bringIntoView(i);
    draw();
    tell.chosen(state.events.id[i], again);
  }

  function relook(change) {
    Object.assign(look, change);
    arrange();
    draw();
    tell.looked({ ...look });
  }

  listenToPointers(canvas, { view, ...createPointing({ state, view, tooltip, stackList, choose }) });
  listenToOverview(strip, view);
  const watch = new ResizeObserver(() => {
    if (Math.floor(frame.clientWidth) !== state.width) restyle();
  });
  watch.observe(frame);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", restyleSoon);
  restyle();

  return {
    state, update, restyle, repaint, act,
    choose: (id) => {
      const i = state.events?.index.get(id) ?? -1;
      if (i === state.chosen) return;
      state.chosen = i;
      state.layout = null;
      list.at(state.sequence.indexOf(i));
      if (i >= 0) bringIntoView(i);
      draw();
    },
    look: (asked) => { if (Object.keys(asked).some((name) => look[name] !== asked[name])) relook(asked); },
    keep: (ids) => { state.keep = ids; arrange(); draw(); },
    show: (from, to) => view.set(from, to),
    destroy: () => {
      gone = true;
      view.stop();
      watch.disconnect();
      dark.removeEventListener("change", restyleSoon);
      cancelAnimationFrame(frameRequest);
      root.replaceChildren();
    },
  };
}
