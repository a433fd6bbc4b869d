// The ticks of a packet: kept in the page, saved to a file, read from one.
"use strict";
const lines = [...document.querySelectorAll("li[data-event]")];
const who = document.getElementById("who");
const state = document.getElementById("state");
let unsaved = false;

function tick(line) {
  const verdict = line.querySelector("input[type=radio]:checked").value;
  return {
    event: line.dataset.event,
    version: Number(line.dataset.version),
    verdict,
    seen: [...line.querySelectorAll("[data-claim]:checked")].map((box) => box.dataset.claim),
    how: line.querySelector("[data-how]").value.trim(),
    remark: line.querySelector("[data-remark]").value.trim(),
  };
}

function said(one) {
  return one.verdict || one.seen.length || one.how || one.remark;
}

function count() {
  let done = 0;
  for (const line of lines) {
    const ruled = Boolean(tick(line).verdict);
    line.classList.toggle("done", ruled);
    done += ruled;
  }
  state.textContent = `${done} of ${lines.length} checked`;
}

function fill(saved) {
  const known = new Map(lines.map((line) => [line.dataset.event, line]));
  let strange = 0;
  for (const one of saved.ticks) {
    const line = known.get(one.event);
    if (!line) { strange += 1; continue; }
    for (const radio of line.querySelectorAll("input[type=radio]")) radio.checked = radio.value === one.verdict;
    for (const box of line.querySelectorAll("[data-claim]")) box.checked = one.seen.includes(box.dataset.claim);
    line.querySelector("[data-how]").value = one.how || "";
    line.querySelector("[data-remark]").value = one.remark || "";
  }
  who.value = saved.who || who.value;
  count();
  if (strange) state.textContent += `; ${strange} ticks are of lines that are not in this packet`;
}

addEventListener("change", (event) => {
  if (event.target.id !== "load") unsaved = true;
  count();
});
addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
document.getElementById("desk").addEventListener("submit", (event) => {
  event.preventDefault();
  const saved = { format: "timeline-ticks", version: 1, who: who.value.trim(), ticks: lines.map(tick).filter(said) };
  const link = document.createElement("a");
  link.download = "ticks.json";
  link.href = URL.createObjectURL(new Blob([JSON.stringify(saved, null, 1)], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  unsaved = false;
});
document.getElementById("load").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  try {
    const saved = JSON.parse(await file.text());
    if (saved.format !== "timeline-ticks") throw new Error("no ticks");
    fill(saved);
  } catch {
    state.textContent = "This file holds no ticks; choose the ticks.json that was saved here.";
  }
});
count();
document.documentElement.dataset.ready = "true";
