// The exported page: the drawing, and the list that is already in the page, searched and sorted out
// together with it.

import { createDrawing } from "./drawing.js";
import { counted } from "./elements.js";
import { fold } from "./search.js";

const payload = JSON.parse(document.getElementById("data").textContent);
const root = document.documentElement;
const items = new Map();
for (const item of document.querySelectorAll("li[data-event]")) items.set(item.dataset.event, item);
let words = null; // folded text of each item, made at the first search

root.classList.add("live");
const drawing = createDrawing(document.getElementById("drawing"), { chosen: open });
drawing.update(payload);

const search = document.getElementById("search");
const status = document.getElementById("status");
const said = document.getElementById("found");
let waiting = 0;

function open(id) {
  const item = items.get(id);
  if (!item) return;
  mark(item);
  item.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  history.replaceState(null, "", `#${item.id}`);
}

function mark(item) {
  document.querySelector("li.chosen")?.classList.remove("chosen");
  item.classList.add("chosen");
  for (const details of item.querySelectorAll("details")) details.open = true;
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function refresh() {
  const query = fold(search.value).split(/\s+/).filter(Boolean);
  if (query.length && !words) {
    words = new Map([...items].map(([id, item]) => [id, fold(item.textContent)]));
  }
  const kept = new Set();
  for (const [id, item] of items) {
    const fits = (!status.value || item.dataset.has.split(" ").includes(status.value)) &&
      query.every((word) => words.get(id).includes(word));
    item.hidden = !fits;
    if (fits) kept.add(id);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector("li[data-event]:not([hidden])");
  }
  const all = kept.size === items.size;
  drawing.keep(all ? null : kept);
  said.textContent = all ? counted(items.size, "event") : `${kept.size} of ${counted(items.size, "event")}`;
}

search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(refresh, 120);
});
status.addEventListener("change", refresh);
// On paper: every quote open, and the drawing as wide and as light as the sheet.
const folded = [];
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll("details:not([open])")) {
    folded.push(details);
    details.open = true;
  }
  root.classList.add("printing");
  drawing.repaint();
});
addEventListener("afterprint", () => {
  for (const details of folded.splice(0)) details.open = false;
  root.classList.remove("printing");
  drawing.repaint();
});
document.getElementById("events").addEventListener("click", (event) => {
  const shown = event.target.closest("[data-show]");
  if (!shown) return;
  const item = shown.closest("li[data-event]");
  mark(item);
  drawing.choose(item.dataset.event);
  document.getElementById("drawing").scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
});

/** Others wait until they are opened; without this script they stand open. */
for (const details of document.querySelectorAll("#events details")) details.open = false;
refresh();
// A link to an event that was merged away leads to the one that took it in.
const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("li");
if (asked?.dataset.event) {
  mark(asked);
  drawing.choose(asked.dataset.event);
}
// Inside another page, that page is told how high this one is, whenever it changes.
if (parent !== window) {
  const tell = () => parent.postMessage(
    { type: "timeline-height", height: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
  new ResizeObserver(tell).observe(document.body);
  tell();
}
root.dataset.ready = "true";
