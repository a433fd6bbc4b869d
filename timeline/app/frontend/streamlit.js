// The drawing as a Streamlit component. Its data are bytes: four bytes that give the length of a
// head, the head as JSON {revision, turn, look, chosen, view}, then the payload as JSON. Streamlit calls
// this again at every run; the payload is read only when its revision is another, and the head's
// look, view and event are taken up only when its turn is.

import { isoDay, parseDay } from "./calendar.js";
import { createDrawing } from "./drawing.js";

const drawings = new WeakMap();
const decoder = new TextDecoder();

export default function mount({ parentElement, data, setStateValue }) {
  const length = new DataView(data.buffer, data.byteOffset, 4).getUint32(0);
  const head = JSON.parse(decoder.decode(data.subarray(4, 4 + length)));
  const mounted = drawings.get(parentElement) ?? begin(parentElement, head);
  mounted.say = setStateValue;
  if (mounted.revision !== head.revision) {
    mounted.revision = head.revision;
    mounted.drawing.update(JSON.parse(decoder.decode(data.subarray(4 + length))));
  } else {
    mounted.drawing.restyle(); // the theme may have changed
  }
  if (mounted.turn !== head.turn) {
    mounted.turn = head.turn;
    showAsked(mounted, head);
  }
  return () => {
    mounted.drawing.destroy();
    drawings.delete(parentElement);
  };
}

function begin(parentElement, head) {
  const root = document.createElement("div");
  parentElement.append(root);
  const mounted = { revision: null, turn: null, say: null, drawing: null };
  mounted.drawing = createDrawing(root, {
    look: head.look,
    chosen: (id, again) => (again ? goToEvidence() : mounted.say("chosen", id)),
    looked: (look) => mounted.say("look", look),
    viewed: ({ from, to }) => mounted.say("view", `${isoDay(from)}..${isoDay(to)}`),
    painted: () => root.dispatchEvent(new CustomEvent("timeline-painted", { bubbles: true, composed: true })),
  });
  root.drawing = mounted.drawing; // for tests and measurements
  drawings.set(parentElement, mounted);
  return mounted;
}

/** Who chose an event twice wants to read it: from there on, the keyboard goes through its evidence. */
function goToEvidence() {
  document.querySelector(".st-key-stage-evidence .tl-event")?.focus();
}

/** The view and the event that the address asked for. */
function showAsked({ drawing }, { look, view, chosen }) {
  const [from, to] = (view ?? "").split("..").map(parseDay);
  if (Number.isFinite(from) && Number.isFinite(to) && from < to) drawing.show(from, to);
  drawing.look(look);
  drawing.choose(chosen);
}
