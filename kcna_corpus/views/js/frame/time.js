// Time: moments are milliseconds, told on the clock of a zone.

export const MINUTE = 60_000, DAY = 1440 * MINUTE;
const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
const PARTS = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" };

const clocks = new Map();

function clock(zone) {
  if (!clocks.has(zone)) {
    let format;
    try {
      format = new Intl.DateTimeFormat("en-GB", { ...PARTS, timeZone: zone });
    } catch {
      format = new Intl.DateTimeFormat("en-GB", { ...PARTS, timeZone: "UTC" });
    }
    clocks.set(zone, format);
  }
  return clocks.get(zone);
}

export function wall(t, zone) {
  const found = {};
  for (const { type, value } of clock(zone).formatToParts(t)) found[type] = +value;
  return found;
}

function offset(t, zone) {
  const w = wall(t, zone);
  return Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute) - Math.floor(t / MINUTE) * MINUTE;
}

// A clock time that is shown twice is its first; one that is skipped is told by the clock before.
export function moment(zone, year, month, day = 1, hour = 0, minute = 0) {
  const told = Date.UTC(year, month - 1, day, hour, minute);
  const [before, after] = [told - DAY, told + DAY].map((t) => offset(t, zone));
  const [first, second] = [told - before, told - after];
  return offset(first, zone) === before || offset(second, zone) !== after ? first : second;
}

// --- bounds of a period, as they are kept, typed and told

// The first or the last minute that "2024", "2024-05" or "2024-05-17" means, or one moment.
export function bound(text, zone, last) {
  if (text.includes(":")) return Date.parse(text);
  const [y, m, d] = text.split("-").map(Number);
  if (!last) return moment(zone, y, m || 1, d || 1);
  const after = d ? [y, m, d + 1] : m ? [y, m + 1] : [y + 1, 1];
  return moment(zone, ...after) - MINUTE;
}

// The first and the last moment of what is chosen; a bound that is not set is the one given.
export function period({ start, end, zone }, low = -Infinity, high = Infinity) {
  return [start ? bound(start, zone, false) : low, end ? bound(end, zone, true) : high];
}

// The first and the last moment of windows, without a few, at most a quarter, that are so long that all
// others stand within them (a year beside days), or so far away that the others would stand in one place.
export function crowd(windows) {
  const shorter = [...windows].sort((a, b) => a.to - a.from - (b.to - b.from)).slice(0, Math.ceil(windows.length * 0.75));
  const first = Math.min(...shorter.map(({ from }) => from)), last = Math.max(...shorter.map(({ to }) => to));
  const narrow = windows.filter(({ from, to }) => to - from <= last - first || from > first || to < last);
  const froms = narrow.map(({ from }) => from).sort((a, b) => a - b), tos = narrow.map(({ to }) => to).sort((a, b) => b - a);
  const far = (t, other, best) => Math.abs(other - t) > Math.abs(other - best) / 10;
  const end = (ends, other) => ends.slice(0, ends.length / 4 + 1).reduce((best, t) => (far(t, other, best) ? best : t), ends[0] ?? 0);
  const low = end(froms, tos[0]);
  return [low, end(tos, low)];
}

// What is typed as a bound: "May 2024", "17 May 2024", "2024-05-17" → {value}, or {fault}.
export function readBound(typed) {
  const text = typed.trim();
  if (!text) return { value: "" };
  // a moment has its zone, or it would be one on each reader's clock
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/.test(text) && Date.parse(text)) return { value: text };
  const iso = /^(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?$/.exec(text);
  const words = /^(?:(\d\d?)\s+)?([a-z]{3,})\.?\s*(?:(\d\d?),\s*|,\s*)?(\d{4})$/i.exec(text);
  const fault = `“${text}” is no day: write May 2024, 17 May 2024 or 2024-05-17.`;
  if (!iso && !words) return { fault };
  let [year, month, day] = iso ? iso.slice(1) : [words[4], 0, words[1] || words[3]];
  if (words) {
    month = 1 + MONTHS.findIndex((name) => name.toLowerCase().startsWith(words[2].toLowerCase()));
    if (!month) return { fault };
  }
  const there = new Date(Date.UTC(+year, (month || 1) - 1, +(day || 1)));
  if (+year < 1000 || (month && there.getUTCMonth() + 1 !== +month)) return { fault: `There is no day “${text}”.` };
  return { value: [year, month, day].filter(Boolean).map(two).join("-") };
}

export function tellBound(text, short = false) {
  const [y, m, d] = text.split("-");
  return text.includes(":") ? text : [d && +d, m && MONTHS[m - 1].slice(0, short ? 3 : 9), y].filter(Boolean).join(" ");
}

export function isoDay(t, zone) {
  const w = wall(t, zone);
  return `${w.year}-${two(w.month)}-${two(w.day)}`;
}

// --- moments and windows in words

const two = (n) => String(n).padStart(2, "0");
export const hours = (w) => `${two(w.hour)}:${two(w.minute)}`;
const brief = (w) => MONTHS[w.month - 1].slice(0, 3);

function days(a, b, year = true, short = false) {
  const name = (w) => (short ? brief(w) : MONTHS[w.month - 1]);
  if (a.day === 1 && b.day === new Date(Date.UTC(b.year, b.month, 0)).getUTCDate()) return months(a, b, year, name);
  const end = `${b.day} ${name(b)}${year ? ` ${b.year}` : ""}`;
  if (a.year !== b.year) return `${a.day} ${name(a)} ${a.year} – ${b.day} ${name(b)} ${b.year}`;
  if (a.month !== b.month) return `${a.day} ${name(a)} – ${end}`;
  return a.day === b.day ? end : `${a.day}–${end}`;
}

// Whole months, or whole years.
function months(a, b, year, name) {
  const one = a.year === b.year;
  if (a.month === 1 && b.month === 12) return one ? `${a.year}` : `${a.year}–${b.year}`;
  const [start, end] = [a, b].map((w) => `${name(w)}${year ? ` ${w.year}` : ""}`);
  return one && a.month === b.month ? end : `${one ? name(a) : `${name(a)} ${a.year}`} – ${one ? end : `${name(b)} ${b.year}`}`;
}

// A window in words; `short` is for a row, whose axis tells the rest.
export function when(from, to, zone, { short = false, year = true, clockless = false } = {}) {
  const [a, b] = [wall(from, zone), wall(to, zone)];
  const day = (x, y) => days(x, y, year, short);
  const whole = hours(a) === "00:00" && hours(b) === "23:59";
  if (clockless) return day(a, b);
  if (from === to) return `${day(a, b)}, ${hours(a)}`;
  if (!whole && days(a, a) === days(b, b)) return `${day(a, b)}, ${hours(a)}–${hours(b)}`;
  if (whole || to - from > 3 * DAY) return day(a, b);
  const comma = short ? " " : ", ";
  return `${day(a, a)}${comma}${hours(a)} – ${day(b, b)}${comma}${hours(b)}`;
}

// --- the boundaries in a period: hours up to four days, then days, weeks of a month, months, years

// Each unit: up to how many days, its step, where a step begins, how it is told.
const UNITS = [
  ["hour", 4.1, () => 6, (w, n) => [w.year, w.month, w.day, w.hour - (w.hour % 6) + n], tellHour],
  ["day", 14, () => 1, (w, n) => [w.year, w.month, w.day + n], tellDay],
  ["week", 70, () => 1, (w, n) => [w.year, w.month + Math.floor(n / 4), 1 + 7 * (n % 4)], tellDay],
  ["month", 900, (span) => span / 160, (w, n) => [w.year, w.month + n], (w) => `${brief(w)} ${w.year}`],
  ["year", Infinity, (span) => span / 2200, (w, n) => [w.year + n, 1], (w) => String(w.year)],
];

function tellHour(w, span) {
  if (w.hour) return span <= 1.5 ? hours(w) : "";
  return `${WEEKDAYS[new Date(Date.UTC(w.year, w.month - 1, w.day)).getUTCDay()]} ${tellDay(w)}`;
}

function tellDay(w) {
  return `${w.day} ${brief(w)}`;
}

export function ticks(low, high, zone) {
  const span = (high - low) / DAY, start = wall(low, zone), found = [];
  const [unit, , step, at, tell] = UNITS.find(([, upTo]) => span <= upTo);
  for (let n = 0; n < 400; n++) {
    const t = moment(zone, ...at(start, n * Math.ceil(step(span))));
    if (t > high) break;
    const w = wall(t, zone);
    const label = tell(w, span), major = unit !== "hour" || !w.hour;
    if (t >= low) found.push({ t, label, short: unit === "hour" && major ? tellDay(w) : label, major });
  }
  return { unit, found };
}
