// What is chosen: pure functions, the same as rows() and code in Python.

import { MINUTE, period } from "./time.js";

const fold = (text) => text.normalize("NFKC").toLowerCase();
// Words are asked for without their marks: a quotation may be typed as it was read.
const BETWEEN = /[ \t\n„‟〝`‘〞〟’"＂'“”«»‹›「」『』《》‚‛()\[\],;:!?–—-]+|[.。…]+(?=[ \t\n„‟〝`‘〞〟’"＂'“”«»‹›「」『』《》‚‛]|$)/;
const words = (text) => fold(text).split(BETWEEN).filter(Boolean);
// As names are compared: without accents, hyphens and dots.
export const loose = (text) =>
  fold(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\s\-–'’.]+/g, " ").normalize("NFC").trim();

// Rows come as arrays; here they become objects, once.
export function prepare(data) {
  if (data.items) return data;
  data.items = data.rows.map((row, i) => {
    const item = { i };
    data.fields.forEach((name, n) => (item[name] = row[n]));
    if (item.from != null) item.from *= MINUTE;
    if (item.to != null) item.to *= MINUTE;
    return item;
  });
  const numbers = (options = []) => new Map(options.map(([value], n) => [value, n]));
  data.index = new Map(data.filters.map((filter) => [filter.name, numbers(filter.options)]));
  return data;
}

// The traits of a filter as they are where it lets everything through.
export function emptied(filter, state) {
  if (filter.kind === "period") return { start: "", end: "" };
  const value = state[filter.name];
  return { [filter.name]: Array.isArray(value) ? [] : typeof value === "string" ? "" : false };
}

// What is chosen once all is cleared; what is hidden unless it is asked for stays as it is.
export function cleared(data, state) {
  return Object.assign({}, ...data.filters.filter((f) => f.kind !== "hidden").map((f) => emptied(f, state)));
}

export function isSet(filter, state) {
  if (filter.kind === "period") return !!(state.start || state.end);
  const value = state[filter.name];
  return !!(typeof value === "string" ? words(value).length : Array.isArray(value) ? value.length : value);
}

// What one filter lets through, as a test of an item; null if it lets everything.
const TESTS = {
  hidden: ({ name }) => (item) => !item[name],
  once: () => null,
  only: ({ name }) => (item) => item[name],
  period: (_, state) => {
    const [low, high] = period(state);
    return (item) => low <= high && item.to >= low && item.from <= high;
  },
  text: ({ name }, state, data) => {
    const asked = words(state[name]);
    const hay = (item) => (item.hay ??= fold(data.searched.map((field) => item[field] || "").join("\n")));
    return (item) => asked.every((word) => hay(item).includes(word));
  },
  names: ({ name, match }, state, data) => {
    const wanted = state[name].map((value) => data.index.get(name).get(value));
    const every = match && state[match] === "all";
    return (item) => wanted[every ? "every" : "some"]((n) => item[name].includes(n));
  },
};
TESTS.chips = TESTS.names;

function test(data, filter, state) {
  const asked = isSet(filter, state) !== (filter.kind === "hidden");
  return asked ? TESTS[filter.kind](filter, state, data) : null;
}

// The items that all filters leave, and for each option how many choosing it would show.
export function choose(data, state) {
  prepare(data);
  decide(data, state);
  const once = data.filters.find((f) => f.kind === "once" && state[f.name]);
  // of several copies, only what each is part of decides whether they stay
  const late = once ? data.filters.filter((f) => f.kind === "only" && state[f.name]) : [];
  const tests = data.filters.map((f) => (late.includes(f) ? null : test(data, f, state)));
  const counts = data.filters.map((f) => (f.options || []).map(() => new Map()));
  const partsOf = (item) => late.reduce((all, f, n) => all | (item[f.name] ? 1 << n : 0), 0);
  const kept = [];
  data.items.forEach((item, i) => {
    let failed = -1, times = 0;
    for (let n = 0; n < tests.length && times < 2; n++) {
      if (tests[n] && !tests[n](item)) (failed = n), times++;
    }
    if (!times) kept.push(i);
    if (times > 1) return;
    const unit = once ? `${item.once}` : i, own = partsOf(item);
    for (let n = 0; n < counts.length; n++) {
      if (!counts[n].length || (times && n !== failed)) continue;
      for (const option of item[data.filters[n].name]) counts[n][option].set(unit, counts[n][option].get(unit) | own);
    }
  });
  const whole = (1 << late.length) - 1, size = (units) => (whole ? [...units.values()].filter((parts) => parts === whole).length : units.size);
  return { kept: once ? copiesOnce(data, kept, late) : kept, counts: counts.map((c) => c.map(size)) };
}

// One item for all copies: the one that stands for them best, by `weight`; those beside it that
// differ are counted, not put in its place.
function copiesOnce(data, kept, late) {
  const best = new Map(), parts = new Map();
  for (const i of kept) {
    const item = data.items[i], key = item.once;
    parts.set(key, [...(parts.get(key) || []), item]);
    if (!best.has(key) || item.weight > data.items[best.get(key)].weight) best.set(key, i);
  }
  const stays = ([key]) => late.every((f) => parts.get(key).some((item) => item[f.name]));
  return [...best].filter(stays).map(([, i]) => i).sort((a, b) => a - b);
}

// What is decided by hand (kept or dropped) changes an item before it is filtered.
function decide(data, state) {
  if (!data.decided) return;
  for (const item of data.items) {
    const by = state[data.decided]?.[item.key];
    item.kept = by ?? item.rule;
    item.show = [item.kept ? 0 : 1, ...(by == null ? [] : [2])];
    [item.state, item.sign] = data.states[item.kept ? 0 : 1];
    item.reason = by == null ? item.why : "by hand";
  }
}

// --- the call that gives the rows again: the first that knows every filter that is set

export function code(calls, state) {
  const names = calls.at(-1).names.filter(([name, usual]) => differs(state[name], usual)).map(([name]) => name);
  const call = calls.find((c) => names.every((name) => c.names.some(([n]) => n === name)));
  const asked = call.names.filter(([name]) => names.includes(name));
  const told = asked.map(([name, , bare]) => `${bare ? "" : `${name}=`}${written(state[name], call.mark)}`);
  return call.start + [...call.first, ...told].join(", ") + call.end;
}

function differs(value, usual) {
  return value && typeof value === "object" ? Object.keys(value).length > 0 : !!value && value !== usual;
}

function written(value, mark) {
  if (Array.isArray(value)) return `[${value.map((v) => written(v, mark)).join(", ")}]`;
  if (value === true || value === false) return value ? "True" : "False";
  if (typeof value !== "string") return `{${Object.entries(value).map(([k, v]) => `${k}: ${written(v)}`).join(", ")}}`;
  if (mark === '"') return JSON.stringify(value);
  if (value.includes("'") && !value.includes('"')) return `"${value}"`;
  return `'${value.replace(/\\/g, "\\\\").replace(/'/g, "\\'")}'`;
}
