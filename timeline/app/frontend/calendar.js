// Days of the proleptic Gregorian calendar, counted from 1970-01-01 (day 0), as the case file does.
// Years are astronomical: year 0 is 1 BC.

const MILLISECONDS = 86_400_000;
export const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
];

/** Year, month (1-12) and day (1-31) of a day number. */
export function parts(day) {
  const date = new Date(Math.floor(day) * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day number of a date; months beyond 12 run on into the next years. */
export function dayOf(year, month = 1, day = 1) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MILLISECONDS);
}

/** A year as people write it: 2014, 44 BC. */
export function yearWords(year) {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

/** A day number in words, as finely as a view of `span` days asks for. */
export function dayWords(day, span = 1) {
  const date = parts(day);
  const year = yearWords(date.year);
  if (span > 3650) return year;
  const month = MONTHS[date.month - 1];
  return span > 200 ? `${month} ${year}` : `${date.day} ${month} ${year}`;
}

/** `2014-03-12`, for addresses; the sign stands before years below 0 only. */
export function isoDay(day) {
  const date = parts(day);
  const year = `${date.year < 0 ? "-" : ""}${String(Math.abs(date.year)).padStart(4, "0")}`;
  return `${year}-${String(date.month).padStart(2, "0")}-${String(date.day).padStart(2, "0")}`;
}

/** The day number of `2014-03-12`, or null for anything else. */
export function parseDay(text) {
  const match = /^(-?\d{4,6})-(\d\d)-(\d\d)$/.exec(text);
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : null;
}
