// The lines of a view: items, or the lines of a matrix with the items in their cells.

import { loose } from "./choose.js";
import { number, plural } from "./elements.js";

export function arrange(data, found, state, folded) {
  if (!data.lines) {
    const items = sorted(found.kept.map((i) => data.items[i]), state.sort);
    return items.map((item) => ({ key: item.key, item, items: [item] }));
  }
  const all = data.lines.map(([key, text, group, note], n) => ({ n, key, text, group, note, items: [] }));
  for (const i of found.kept) for (const n of data.items[i].lines) all[n].items.push(data.items[i]);
  const lines = data.all_lines ? all : all.filter((line) => line.items.length);
  return data.groups ? grouped(data, lines, state, folded) : lines;
}

// What a column of numbers shows: of a list how many it holds.
export const size = (value) => (Array.isArray(value) ? value.length : value);

function sorted(items, sort) {
  if (!sort) return items;
  const by = sort.replace(/^-/, ""), way = sort.startsWith("-") ? -1 : 1;
  const keyed = items.map((item) => [typeof item[by] === "string" ? loose(item[by]) : size(item[by]), item]);
  keyed.sort(([a], [b]) => (a < b ? -way : a > b ? way : 0));
  return keyed.map(([, item]) => item);
}

// Lines under what they descend from; with one item for all copies, one line for each witness.
function grouped(data, lines, state, folded) {
  const of = new Map(), once = data.filters.some((f) => f.kind === "once" && state[f.name]);
  const put = (group, line) => of.set(group, [...(of.get(group) || []), line]);
  for (const line of lines) {
    if (!once) put(line.group, line);
    else for (const item of line.items) put(item.wit, { ...line, items: [item] });
  }
  const way = state.sort.startsWith("-") ? -1 : 1;
  const byName = (a, b) => way * data.groups[a[0]].localeCompare(data.groups[b[0]]);
  const bySize = (a, b) => b[1].length - a[1].length || a[0] - b[0];
  return [...of].sort(state.sort ? byName : bySize).flatMap(([group, own]) => {
    const text = data.groups[group], items = own.flatMap((line) => line.items);
    if (once) return [{ key: `witness ${group}`, text, items, alone: true, witness: true }];
    if (own.length === 1) return own.map((line) => ({ ...line, alone: true }));
    const shut = folded.has(group), theirs = items.filter((item) => item.wit === group || item.wrong);
    return [{ head: true, key: `group ${group}`, group, text, shut, size: own.length, items: theirs }, ...(shut ? [] : own)];
  });
}

// How many items, and how many lines, are shown.
export function counted(data, found, lines) {
  const { nouns, lineNouns, items } = data, shown = found.kept.length;
  const whole = (shown === items.length ? "" : `${number(shown)} of `) + plural(items.length, nouns);
  const own = lines.filter((line) => !line.head);
  if (data.all_lines) {
    const numbered = own.filter((line) => line.note), full = numbered.filter((line) => line.items.length);
    return `${plural(numbered.length, lineNouns)}, ${full.length} quoted · ${whole}`;
  }
  if (!lineNouns || !own.length) return whole;
  return own[0].witness ? `${plural(own.length, ["witness", "witnesses"])} · ${whole}` : `${whole} in ${plural(own.length, lineNouns)}`;
}

// The columns of a matrix that are shown: the chosen ones, or at first those that matter most.
export function columnsNow({ columns = [], filters }, state, all) {
  const by = filters.find((f) => f.columns);
  const chosen = by && state[by.name].length ? new Set(state[by.name]) : null;
  const shown = columns.map(([key, label, first], n) => ({ key, label, n, first }))
    .filter((c) => (chosen ? chosen.has(c.key) : all || c.first !== false));
  if (chosen || shown.length === columns.length) return shown;
  const label = `${columns.length - shown.length} more`;
  return [...shown, { more: true, n: -1, shown: new Set(shown.map((c) => c.n)), label }];
}

// What a cell shows: the sign of each item; of the copies of one witness how many, with their sign
// where they agree. Those in conflict are counted apart, and never stand for the others.
export function cellOf(line, column) {
  if (column.more) {
    const others = line.items.filter((item) => !column.shown.has(item.col)).length;
    return { more: others ? `+${others}` : "" };
  }
  const own = line.items.filter((item) => item.col === column.n), wrong = own.filter((item) => item.wrong);
  if (!own.length) return null;
  if (!line.head) return { signs: own.map((item) => [item.letters, item.sign, item.wrong]), told: own.map((item) => item.told).join("; ") };
  const signs = new Set(own.map((item) => item.sign));
  const all = [String(own.length), signs.size === 1 ? own[0].sign : "x", false], bad = [`${wrong.length}!`, wrong[0]?.sign, true];
  const conflict = wrong.length ? `; ${wrong.length} of ${own.length} in conflict` : "";
  return {
    signs: wrong.length === own.length ? [bad] : wrong.length ? [all, bad] : [all],
    told: `${column.label}: ${own.length} copies${conflict}`,
  };
}
