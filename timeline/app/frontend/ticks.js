// The axis: ticks with short labels, and above them the bands they belong to (a year, a month).

import { MONTHS, dayOf, parts, yearWords } from "./calendar.js";

const DAYS_A_MONTH = 30.44;
const DAYS_A_YEAR = 365.25;
// Steps with the room, in pixels, that one label needs.
const DAY_STEPS = [1, 2, 5, 10];
const DAY_ROOM = 26;
const MONTH_STEPS = [1, 3, 6];
const MONTH_ROOM = 38;
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000];
const YEAR_ROOM = 52;

/**
 * Ticks and bands for the days `from` to `to` on `width` pixels.
 * A tick is {day, label}; a band is {from, to, label}. Year ticks need no bands.
 */
export function axis(from, to, width) {
  const daysAPixel = (to - from) / width;
  const days = DAY_STEPS.find((step) => step >= DAY_ROOM * daysAPixel);
  if (days) return { ticks: dayTicks(from, to, days), bands: monthBands(from, to) };
  const months = MONTH_STEPS.find((step) => step * DAYS_A_MONTH >= MONTH_ROOM * daysAPixel);
  if (months) return { ticks: monthTicks(from, to, months), bands: yearBands(from, to) };
  const years = YEAR_STEPS.find((step) => step * DAYS_A_YEAR >= YEAR_ROOM * daysAPixel);
  return { ticks: yearTicks(from, to, years ?? YEAR_STEPS.at(-1)), bands: [] };
}

function dayTicks(from, to, step) {
  const ticks = [];
  for (const band of monthBands(from, to)) {
    const length = band.to - band.from;
    for (let day = 1; day <= length && length - day + 1 > step / 2; day += step) {
      const at = band.from + day - 1;
      if (at >= from && at <= to) ticks.push({ day: at, label: String(day) });
    }
  }
  return ticks;
}

function monthBands(from, to) {
  const bands = [];
  const first = parts(from);
  for (let month = first.month; ; month += 1) {
    const begin = dayOf(first.year, month);
    if (begin > to) return bands;
    const at = parts(begin);
    const label = `${MONTHS[at.month - 1]} ${yearWords(at.year)}`;
    bands.push({ from: begin, to: dayOf(first.year, month + 1), label });
  }
}

function monthTicks(from, to, step) {
  const ticks = [];
  const first = parts(from).year;
  for (let month = 1; ; month += step) {
    const day = dayOf(first, month);
    if (day > to) return ticks;
    const label = MONTHS[(month - 1) % 12].slice(0, 3);
    if (day >= from) ticks.push({ day, label });
  }
}

function yearBands(from, to) {
  const bands = [];
  for (let year = parts(from).year; dayOf(year) <= to; year += 1) {
    bands.push({ from: dayOf(year), to: dayOf(year + 1), label: yearWords(year) });
  }
  return bands;
}

function yearTicks(from, to, step) {
  const ticks = [];
  const last = parts(to).year;
  for (let round = Math.ceil(parts(from).year / step) * step; round <= last; round += step) {
    // There was no year 0: round years before it are one off (100 BC is -99).
    const year = step >= 5 && round <= 0 ? round + 1 : round;
    const day = dayOf(year);
    if (day >= from && day <= to) ticks.push({ day, label: yearWords(year) });
  }
  return ticks;
}
