// The text of a document as a Streamlit component: its claims are marked, and words the reader
// selects can be made an event. Data: {revision, parts: [[words, kind or null, anchor or null]]}.
// Words go in as text, never as HTML: they come from strangers.

import { make } from "./elements.js";

const panels = new WeakMap();

export default function mount({ parentElement, data, setTriggerValue }) {
  const panel = panels.get(parentElement) ?? begin(parentElement);
  panel.say = setTriggerValue;
  if (panel.revision !== data.revision) {
    panel.revision = data.revision;
    panel.text.replaceChildren(...data.parts.map(part));
    panel.offer();
  }
  if (panel.picked) { // on a phone the form lies below the text
    panel.picked = false;
    document.querySelector(".st-key-making")?.scrollIntoView({ block: "nearest" });
  }
  return () => {
    document.removeEventListener("selectionchange", panel.offer);
    panels.delete(parentElement);
  };
}

function part([words, kind, anchor]) {
  return kind ? make("mark", { class: kind, id: anchor }, words) : document.createTextNode(words);
}

function begin(parentElement) {
  const text = make("div", {
    class: "tl-text", tabindex: "0", role: "group", "aria-label": "Text of the document",
  });
  const button = make("button", { type: "button", class: "tl-pick", hidden: true }, "Make an event of this");
  const panel = { text, revision: null, say: null, picked: false, offer };

  function selected() {
    const selection = document.getSelection();
    const inside = selection.rangeCount && text.contains(selection.getRangeAt(0).commonAncestorContainer);
    return inside ? selection.toString().trim() : "";
  }

  function offer() {
    button.hidden = !selected();
  }

  button.addEventListener("pointerdown", (event) => event.preventDefault()); // the selection stays
  button.addEventListener("click", () => {
    panel.picked = true;
    panel.say("picked", selected());
    document.getSelection().removeAllRanges();
  });
  document.addEventListener("selectionchange", offer);
  parentElement.append(make("div", { class: "tl-source" }, text, button));
  panels.set(parentElement, panel);
  return panel;
}
