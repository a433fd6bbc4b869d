// The row of controls above the drawing.

import { FACETS, PLURALS } from "./events.js";
import { make } from "./elements.js";

const FACET_WORDS = {
  tag: "tag", actor: "actor", source: "source", status: "status", certainty: "certainty",
};

/** Buttons to move and zoom, choices of colour and lanes, and a line that says what is shown. */
export function createToolbar({ look, act, changed }) {
  const button = (sign, words, name) =>
    make("button", { type: "button", "aria-label": words, title: words, onclick: () => act(name) }, sign);
  const said = make("span", { class: "tl-said", role: "status" });
  const colours = choice("Colour by", FACETS.map((facet) => [facet, `Colour: ${FACET_WORDS[facet]}`]),
    (value) => changed({ colour: value }));
  const lanes = choice("Lanes by",
    [["none", "No lanes"], ...FACETS.map((facet) => [facet, `Lanes: ${FACET_WORDS[facet]}`])],
    (value) => changed({ lanes: value }));
  const published = make("input", {
    type: "checkbox", onchange: () => changed({ published: published.checked }),
  });
  const bar = make("div", { class: "tl-bar" },
    make("span", { class: "tl-group" },
      button("−", "Zoom out", "out"), button("+", "Zoom in", "in"), button("Fit", "Show all events", "fit")),
    make("span", { class: "tl-group" },
      button("‹", "Previous event", "previous"), button("›", "Next event", "next")),
    colours, lanes,
    make("label", { class: "tl-check", title: "Thin ticks on the days when the documents were published" },
      published, "Published"),
    said);

  /** Show the choices in force; facets without values cannot be chosen. */
  function refresh(events) {
    for (const select of [colours, lanes]) {
      for (const option of select.options) {
        const plural = PLURALS[option.value];
        option.hidden = option.disabled = Boolean(plural) && !events.names[plural].length;
      }
    }
    colours.value = look.colour;
    lanes.value = look.lanes;
    published.checked = look.published;
  }

  return { bar, refresh, say: (words) => { said.textContent = words; } };
}

function choice(label, options, changed) {
  const select = make("select", { "aria-label": label, onchange: () => changed(select.value) });
  for (const [value, words] of options) select.append(make("option", { value }, words));
  return select;
}
