// Elements of the page. Words go in as text, never as HTML: they come from strangers.

/** An element with attributes, listeners (`onclick` …) and children (elements or text). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** 12,345 */
export function grouped(number) {
  return number.toLocaleString("en");
}

/** "1 event", "12 events". */
export function counted(number, word) {
  return `${grouped(number)} ${word}${number === 1 ? "" : "s"}`;
}
