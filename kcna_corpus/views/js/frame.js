// The frame of every explorer: filters, strip, rows, card, foot, drawn from plain data.
// What the data are is told in views/frame.py; what is chosen are the model's other traits.
// The live view, the page that is saved and the tests run this one file. No text of a record
// becomes markup: text goes into the page as text, and an address is a link only if it is http(s).

const MINUTE = 60_000, DAY = 1440 * MINUTE;
const SHAPES = [
  "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z", "M-4.5-4.5H4.5V4.5H-4.5Z", "M0-6L6 0L0 6L-6 0Z",
  "M0-5.5L5.5 4.5H-5.5Z", "M-2-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z", "M0 5.5L5.5-4.5H-5.5Z",
  "M-5.5-2H5.5V2H-5.5Z", "M-5-5L5 0L-5 5Z",
];
const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");

// --- time: moments are milliseconds, told on the clock of a zone ---------------------------------

const clocks = new Map();

function clock(zone) {
  if (!clocks.has(zone)) {
    const how = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", hourCycle: "h23" };
    let format;
    try {
      format = new Intl.DateTimeFormat("en-GB", { ...how, timeZone: zone });
    } catch {
      format = new Intl.DateTimeFormat("en-GB", { ...how, timeZone: "UTC" });
    }
    clocks.set(zone, format);
  }
  return clocks.get(zone);
}

function wall(t, zone) {
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

// The first or the last minute that "2024", "2024-05" or "2024-05-17" means, or one moment.
export function bound(text, zone, last) {
  if (text.includes(":")) return Date.parse(text);
  const [y, m, d] = text.split("-").map(Number);
  if (!last) return moment(zone, y, m || 1, d || 1);
  const after = d ? [y, m, d + 1] : m ? [y, m + 1] : [y + 1, 1];
  return moment(zone, ...after) - MINUTE;
}

// What is typed as a bound: "May 2024", "17 May 2024", "2024-05-17" → {value}, or {fault}.
export function readBound(typed) {
  const text = typed.trim();
  if (!text || /^\d{4}-\d\d-\d\dT.*:/.test(text)) return { value: text };
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
  return { value: [year, month, day].filter(Boolean).map((n) => String(n).padStart(2, "0")).join("-") };
}

function tellBound(text) {
  const [y, m, d] = text.split("-");
  return text.includes(":") ? text : [d && +d, m && MONTHS[m - 1], y].filter(Boolean).join(" ");
}

const two = (n) => String(n).padStart(2, "0");
const hours = (w) => `${two(w.hour)}:${two(w.minute)}`;

function days(a, b, year = true, short = false) {
  const name = (w) => (short ? MONTHS[w.month - 1].slice(0, 3) : MONTHS[w.month - 1]);
  const end = `${b.day} ${name(b)}${year ? ` ${b.year}` : ""}`;
  if (a.year !== b.year) return `${a.day} ${name(a)} ${a.year} – ${b.day} ${name(b)} ${b.year}`;
  if (a.month !== b.month) return `${a.day} ${name(a)} – ${end}`;
  return a.day === b.day ? end : `${a.day}–${end}`;
}

// A window in words; `brief` is for a row, whose axis tells the rest.
function when(from, to, zone, { brief = false, year = true, clockless = false } = {}) {
  const [a, b] = [wall(from, zone), wall(to, zone)];
  const day = (x, y) => days(x, y, year, brief);
  if (clockless) return day(a, b);
  if (from === to) return `${day(a, b)}, ${hours(a)}`;
  if (hours(a) === "00:00" && hours(b) === "23:59") return day(a, b);
  if (days(a, a) === days(b, b)) return `${day(a, b)}, ${hours(a)}–${hours(b)}`;
  if (to - from > 3 * DAY) return day(a, b);
  const comma = brief ? " " : ", ";
  return `${day(a, a)}${comma}${hours(a)} – ${day(b, b)}${comma}${hours(b)}`;
}

// The boundaries in a period: hours up to four days, then days, months, years.
export function ticks(low, high, zone) {
  const found = [], length = high - low;
  const w = wall(low, zone);
  const unit = length <= 4.1 * DAY ? "hour" : length <= 70 * DAY ? "day" : length <= 900 * DAY ? "month" : "year";
  const step = unit === "hour" ? 1 : unit === "day" ? Math.ceil(length / DAY / 8) : Math.ceil(length / DAY / (unit === "month" ? 160 : 2200));
  for (let n = 0; n < 400; n++) {
    let t, label, major = true;
    if (unit === "hour") {
      const hour = w.hour - (w.hour % 6) + n * 6;
      t = moment(zone, w.year, w.month, w.day, hour);
      const at = wall(t, zone);
      major = at.hour === 0;
      const weekday = WEEKDAYS[new Date(Date.UTC(at.year, at.month - 1, at.day)).getUTCDay()];
      label = major ? `${weekday} ${at.day} ${MONTHS[at.month - 1].slice(0, 3)}` : length <= 1.5 * DAY ? hours(at) : "";
    } else if (unit === "day") {
      t = moment(zone, w.year, w.month, w.day + n * step);
      const at = wall(t, zone);
      label = `${at.day} ${MONTHS[at.month - 1].slice(0, 3)}`;
    } else if (unit === "month") {
      t = moment(zone, w.year, w.month + n * step, 1);
      const at = wall(t, zone);
      label = `${MONTHS[at.month - 1].slice(0, 3)} ${at.year}`;
    } else {
      t = moment(zone, w.year + n * step, 1, 1);
      label = String(w.year + n * step);
    }
    if (t > high) break;
    if (t >= low) found.push({ t, label, major });
  }
  return { unit, found };
}

// --- what is chosen: pure, the same as rows() in Python ------------------------------------------

const fold = (text) => text.normalize("NFKC").toLowerCase();
const loose = (text) => fold(text).normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\s\-–'’.]+/g, " ").normalize("NFC").trim();

// Rows come as arrays; here they become objects, once.
export function prepare(data) {
  if (!data.items) {
    data.items = data.rows.map((row, i) => {
      const item = { i };
      data.fields.forEach((name, n) => (item[name] = row[n]));
      if (item.from != null) item.from *= MINUTE;
      if (item.to != null) item.to *= MINUTE;
      return item;
    });
    data.index = new Map(data.filters.map((f) => [f.name, new Map((f.options || []).map(([value], n) => [value, n]))]));
  }
  return data;
}

function hay(data, item) {
  return (item.hay ??= fold(data.searched.map((name) => item[name] || "").join("\n")));
}

export function isSet(filter, state) {
  if (filter.kind === "period") return !!(state.start || state.end);
  const value = state[filter.name];
  return Array.isArray(value) ? value.length > 0 : typeof value === "string" ? fold(value).split(/[ \t\n]+/).some(Boolean) : !!value;
}

// What one filter lets through, as a test of an item; null if it lets everything.
function test(data, filter, state) {
  const { kind, name } = filter;
  if (kind === "hidden") return state[name] ? null : (item) => !item[name];
  if (!isSet(filter, state) || kind === "once") return null;
  if (kind === "period") {
    const low = state.start ? bound(state.start, state.zone, false) : -Infinity;
    const high = state.end ? bound(state.end, state.zone, true) : Infinity;
    return (item) => low <= high && item.to >= low && item.from <= high;
  }
  if (kind === "text") {
    const words = fold(state[name]).split(/[ \t\n]+/).filter(Boolean);
    return (item) => words.every((word) => hay(data, item).includes(word));
  }
  if (kind === "only") return (item) => item[name];
  const wanted = state[name].map((value) => data.index.get(name).get(value));
  const holds = (item) => (n) => item[name].includes(n);
  return filter.match && state[filter.match] === "all"
    ? (item) => wanted.every(holds(item))
    : (item) => wanted.some(holds(item));
}

// The items that all filters leave, and for each option how many choosing it would show.
export function choose(data, state) {
  prepare(data);
  decide(data, state);
  const once = data.filters.find((f) => f.kind === "once" && state[f.name]);
  // of several copies, only what each is part of decides whether they stay
  const late = once ? data.filters.filter((f) => f.kind === "only" && state[f.name]) : [];
  const tests = data.filters.map((f) => (late.includes(f) ? null : test(data, f, state)));
  const counts = data.filters.map((f) => (f.options || []).map(() => new Set()));
  const kept = [];
  data.items.forEach((item, i) => {
    let failed = -1, times = 0;
    for (let n = 0; n < tests.length && times < 2; n++) {
      if (tests[n] && !tests[n](item)) (failed = n), times++;
    }
    if (!times) kept.push(i);
    if (times > 1) return;
    const unit = once ? `${item.once}` : i;
    for (let n = 0; n < counts.length; n++) {
      if (times && n !== failed) continue;
      const options = counts[n].length ? item[data.filters[n].name] : [];
      for (const option of options) counts[n][option].add(unit);
    }
  });
  return { kept: once ? copiesOnce(data, kept, late) : kept, counts: counts.map((c) => c.map((s) => s.size)) };
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
  return [...best].filter(([key]) => late.every((f) => parts.get(key).some((item) => item[f.name]))).map(([, i]) => i).sort((a, b) => a - b);
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

// --- drawing: elements, marks, rich text ----------------------------------------------------------

const SVG = new Set(["svg", "path", "rect", "line", "g", "text"]);

function h(tag, attributes = {}, ...kids) {
  const el = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...kids.flat(9).filter((kid) => kid != null && kid !== false && kid !== ""));
  return el;
}

const hidden = (text) => h("span", { class: "kc-hid" }, text);

// A side's own mark, in its colour; `side` is [name, colour, shape].
const NONE = ["", 6, 0];

function mark(side) {
  return side ? h("svg", { class: `kc-mark kc-m${side[1]}`, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, h("path", { d: SHAPES[side[2]] })) : null;
}

// Text that may hold parts: a string, or a list of strings and of [tag, …].
function rich(value, zone) {
  if (value == null) return [];
  if (!Array.isArray(value)) return [String(value)];
  return value.map((part) => {
    if (!Array.isArray(part)) return String(part);
    const [tag, a, b, c] = part;
    if (tag === "a") {
      return /^https?:\/\//i.test(a) ? h("a", { href: a, target: "_blank", rel: "noopener noreferrer" }, b) : b;
    }
    if (tag === "when") return when(a * MINUTE, b * MINUTE, c || zone);
    if (tag === "sign") return h("span", { class: `kc-tag kc-s${a}` }, b);
    return h(["b", "del", "ins", "em", "small", "code", "q", "div"].includes(tag) ? tag : "span", {}, rich(a, zone));
  });
}

const plural = (n, [one, many]) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

// --- one explorer --------------------------------------------------------------------------------

function render({ model, el, data }) {
  const view = new View(model, el, data);
  return () => view.close();
}

class View {
  constructor(model, el, data) {
    Object.assign(this, { model, el, data: prepare({ ...data }), inputs: new Map(), folded: new Set(), at: 0 });
    this.build();
    this.names = this.data.state;
    const cards = this.data.cards; // packed, or asked for one by one
    this.data.cards = {};
    if (cards) unpack(cards).then((found) => { Object.assign(this.data.cards, found); this.ready = true; this.drawCard(); });
    else this.ready = true;
    this.heard = () => (this.setting ? null : this.later());
    for (const name of this.names) model.on(`change:${name}`, this.heard);
    this.told = (message) => this.receive(message);
    model.on("msg:custom", this.told);
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(this.root);
    this.printing = (event) => { this.paper = event.type === "beforeprint"; this.drawRows(); };
    for (const name of ["beforeprint", "afterprint"]) window.addEventListener(name, this.printing);
    this.draw();
  }

  close() {
    for (const name of this.names) this.model.off(`change:${name}`, this.heard);
    this.model.off("msg:custom", this.told);
    this.resized.disconnect();
    for (const name of ["beforeprint", "afterprint"]) window.removeEventListener(name, this.printing);
  }

  // The picked row of a state; null for none.
  picked(state) {
    const key = state[this.data.pick];
    return key === "" || key === -1 || key == null ? null : key;
  }

  get state() {
    return Object.fromEntries(this.data.state.map((name) => [name, this.model.get(name)]));
  }

  // Several traits that change together are drawn once.
  later() {
    this.waiting ??= Promise.resolve().then(() => { this.waiting = null; this.draw(); });
  }

  set(values) {
    this.setting = true;
    for (const [name, value] of Object.entries(values)) this.model.set(name, value);
    this.setting = false;
    this.model.save_changes();
    this.draw(values.picked != null && Object.keys(values).length === 1);
  }

  toggle(name, value) {
    const chosen = this.model.get(name);
    this.set({ [name]: chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value] });
  }

  say(text) {
    this.status.textContent = text;
  }

  // --- the parts, built once

  build() {
    const { data } = this;
    this.bars = data.filters.map((filter) => this.bar(filter)).filter(Boolean);
    this.summary = h("button", { class: "kc-sum", type: "button", "aria-expanded": "false", onclick: () => this.unfold() });
    this.filters = h("div", { class: "kc-filters" }, this.bars.map((bar) => bar.el));
    this.count = h("strong", { role: "status" });
    this.clear = h("button", { type: "button", class: "kc-link", onclick: () => this.clearAll() }, "Clear all");
    this.header = h("div", { role: "row", class: "kc-r kc-hr", "aria-rowindex": "1" });
    this.body = h("div", { role: "rowgroup", class: "kc-body" });
    this.none = h("div", { class: "kc-none", hidden: true });
    this.grid = h("div", { role: data.groups ? "treegrid" : "grid", class: "kc-grid", "aria-label": data.title, onkeydown: (e) => this.steer(e), onclick: (e) => this.clicked(e) },
      h("div", { role: "rowgroup" }, this.header), this.body);
    this.rowsBox = h("div", { class: "kc-rows", onscroll: () => this.scrolled() }, this.grid, this.none);
    this.card = h("section", { class: "kc-card", tabindex: "0", "aria-label": "What stands behind the chosen row", onkeydown: (e) => this.leaveCard(e) });
    this.status = h("span", { class: "kc-soft", role: "status" });
    this.code = h("code", { tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-label": "The call that gives these rows again" });
    this.root = h("section", { class: `kc kc-${data.shape}`, "aria-label": data.title, onkeydown: guard },
      h("div", { class: "kc-frame" }, this.summary, this.filters,
        h("div", { class: "kc-main" },
          h("div", { class: "kc-left" }, h("div", { class: "kc-head" }, h("span", {}, this.count, " ", this.clear), this.beside({ name: "rows" }), this.key()), this.rowsBox),
          this.card),
        h("div", { class: "kc-foot" }, this.saveMenu(), data.code && h("button", { type: "button", class: "kc-btn", onclick: () => this.copy(this.code.textContent, "Code copied.") }, "Copy code"), data.code && this.code, this.status)));
    this.el.append(this.root);
  }

  bar(filter) {
    const label = (...kids) => h("div", { class: "kc-bar", role: "group", "aria-label": filter.label }, h("span", { class: "kc-l" }, filter.label), ...kids);
    if (filter.kind === "chips") {
      const chips = filter.options.map(([value, told, sign]) => this.chip(filter, value, told, sign));
      return { filter, chips, el: label(chips.map((c) => c.el), this.beside(filter)) };
    }
    if (filter.kind === "names") return new Names(this, filter, label);
    if (filter.kind === "period") return new Period(this, filter, label);
    return null; // flags and search stand beside a line of chips
  }

  // Flags and the search stand at the end of the line that names them.
  beside(filter) {
    return h("span", { class: "kc-beside" }, this.data.filters.filter((f) => f.beside === filter.name).map((f) => {
      const input = h("input", f.kind === "text"
        ? { type: "search", class: "kc-find", placeholder: f.label, "aria-label": f.label, oninput: () => this.set({ [f.name]: input.value }) }
        : { type: "checkbox", onchange: () => this.set({ [f.name]: input.checked }) });
      this.inputs.set(f.name, input);
      return f.kind === "text" ? input : h("label", { class: "kc-flag" }, input, f.label);
    }));
  }

  chip(filter, value, told, sign) {
    const number = h("span", { class: "kc-n" });
    const el = h("button", { type: "button", class: "kc-chip", "aria-pressed": "false", onclick: () => this.toggle(filter.name, value) },
      sign != null && h("span", { class: `kc-dot kc-s${sign}`, "aria-hidden": "true" }), told, " ", number);
    return { el, number, value, n: filter.options.findIndex(([v]) => v === value) };
  }

  key() {
    const { marks, signs } = this.data;
    return h("details", { class: "kc-key" }, h("summary", {}, "Signs"), h("div", {},
      (marks || []).map((side) => h("span", {}, mark(side), side[0])),
      (signs || []).map(([letter, name, sign]) => h("span", {}, h("i", { class: `kc-s kc-s${sign}` }, letter), name)),
      (this.data.key || []).map((line) => h("span", {}, line))));
  }

  saveMenu() {
    if (!this.data.saves?.length || this.model.still) return this.model.still ? h("button", { type: "button", class: "kc-btn", onclick: () => window.print() }, "Print") : null;
    const menu = h("details", { class: "kc-menu" }, h("summary", { class: "kc-btn" }, "Save view"), h("div", {},
      this.data.saves.map(([kind, told]) => h("button", { type: "button", onclick: () => {
        menu.open = false;
        this.say("Writing …");
        this.model.send({ do: "save", kind });
      } }, told))));
    return menu;
  }

  // --- what follows a change

  draw(onlyPick = false) {
    const state = (this.now = this.state);
    if (onlyPick) {
      this.markPicked();
      return this.drawCard();
    }
    this.found = choose(this.data, state);
    this.kept = new Set(this.found.kept);
    this.lines = this.arrange(state);
    for (const bar of this.bars) this.drawBar(bar, state);
    for (const [name, input] of this.inputs) {
      if (input.type === "checkbox") input.checked = state[name];
      else if (input.value !== state[name]) input.value = state[name];
    }
    const set = this.data.filters.filter((f) => f.kind !== "hidden" && isSet(f, state));
    this.count.textContent = this.told_count();
    this.clear.hidden = !set.length;
    this.summary.replaceChildren(h("b", {}, set.length ? "Chosen" : "Filters"), set.length ? set.map((f) => this.tell(f, state)).join(" · ") : "nothing chosen: everything is shown");
    this.drawHeader();
    this.drawRows();
    this.drawCard();
    if (this.data.code) this.code.textContent = code(this.data.code, state);
    return null;
  }

  told_count() {
    const { nouns, lineNouns, items, all_lines } = this.data, { found, lines } = this;
    const part = found.kept.length === items.length ? "" : `${found.kept.length.toLocaleString("en")} of `;
    const whole = part + plural(items.length, nouns);
    const own = lines.filter((line) => !line.head), full = own.filter((line) => line.items.length && line.number);
    if (all_lines) return `${plural(own.filter((line) => line.number).length, lineNouns)}, ${full.length} quoted · ${whole}`;
    return lineNouns && !own[0]?.key.toString().startsWith("witness") ? `${whole} in ${plural(own.length, lineNouns)}` : own.length && lineNouns ? `${plural(own.length, ["witness", "witnesses"])} · ${whole}` : whole;
  }

  tell(filter, state) {
    if (filter.kind === "period") return [state.start, state.end].map((b) => b && tellBound(b)).join(" – ");
    if (filter.kind === "text") return `“${state[filter.name]}”`;
    if (!Array.isArray(state[filter.name])) return filter.label;
    const told = new Map(filter.options.map(([value, name]) => [value, name]));
    return state[filter.name].map((value) => told.get(value) || value).join(filter.match && state[filter.match] === "all" ? " and " : ", ");
  }

  drawBar(bar, state) {
    if (bar.draw) return bar.draw(state);
    const chosen = new Set(state[bar.filter.name]), counts = this.found.counts[this.data.filters.indexOf(bar.filter)];
    for (const chip of bar.chips) drawChip(chip, chosen, counts);
    return null;
  }

  clearAll() {
    const values = {};
    for (const f of this.data.filters) {
      if (f.kind === "period") Object.assign(values, { start: "", end: "" });
      else values[f.name] = Array.isArray(this.now[f.name]) ? [] : typeof this.now[f.name] === "string" ? "" : f.kind === "hidden" ? this.now[f.name] : false;
    }
    for (const bar of this.bars) bar.clear?.();
    this.set(values);
    this.count.closest(".kc-head").querySelector("summary")?.focus();
  }

  unfold() {
    const open = this.root.classList.toggle("kc-unfolded");
    this.summary.setAttribute("aria-expanded", String(open));
  }

  // --- rows

  // The lines of the view: items, or lines of a matrix with the items in their cells.
  arrange(state) {
    const { data, found } = this;
    if (!data.lines) {
      const order = found.kept.map((i) => data.items[i]);
      return sorted(order, state.sort).map((item) => ({ key: item.key, item, items: [item] }));
    }
    const at = data.lines.map(([key, text, group, number]) => ({ key, text, group, number, items: [] }));
    for (const i of found.kept) for (const line of data.items[i].lines) at[line].items.push(data.items[i]);
    const lines = data.all_lines ? at : at.filter((line) => line.items.length);
    if (!data.groups) return lines;
    return this.grouped(lines, state);
  }

  // Lines under what they descend from; with one item for all copies, one line for each witness.
  grouped(lines, state) {
    const { data, folded } = this, of = new Map();
    const put = (group, line) => of.set(group, [...(of.get(group) || []), line]);
    const once = data.filters.some((f) => f.kind === "once" && state[f.name]);
    if (once) for (const line of lines) for (const item of line.items) put(item.wit, { ...line, items: [item] });
    else for (const line of lines) put(line.group, line);
    const way = state.sort.startsWith("-") ? -1 : 1;
    const byName = (a, b) => way * data.groups[a[0]].localeCompare(data.groups[b[0]]);
    return [...of].sort(state.sort ? byName : (a, b) => b[1].length - a[1].length || a[0] - b[0]).flatMap(([group, own]) => {
      const text = data.groups[group];
      if (once) return [{ key: `witness ${group}`, text, items: own.flatMap((l) => l.items), alone: true }];
      if (own.length === 1) return own.map((line) => ({ ...line, alone: true }));
      const shut = folded.has(group);
      return [{ head: true, key: `group ${group}`, group, text, shut, size: own.length, items: own.flatMap((l) => l.items).filter((item) => item.wit === group || item.wrong) }, ...(shut ? [] : own)];
    });
  }

  columnsNow(state) {
    const { columns, filters } = this.data;
    if (!columns) return [];
    const by = filters.find((f) => f.columns);
    const chosen = by && state[by.name].length ? new Set(state[by.name]) : null;
    const shown = columns.map(([key, label, first], n) => ({ key, label, n, first })).filter((c) => (chosen ? chosen.has(c.key) : this.allColumns || c.first !== false));
    return shown.length < columns.length && !chosen ? [...shown, { more: true, n: -1, shown: new Set(shown.map((c) => c.n)), label: `${columns.length - shown.length} more` }] : shown;
  }

  drawHeader() {
    const { data, now: state } = this;
    this.axis = this.period(state);
    this.cols = this.columnsNow(state);
    this.root.style.setProperty("--kc-cols", this.cols.length);
    this.root.classList.toggle("kc-many", this.cols.length > 8);
    const head = (c) => {
      if (c.kind === "axis") return h("div", { role: "columnheader", class: "kc-axis" }, hidden(c.label), this.axisLabels());
      if (!c.sort) return h("div", { role: "columnheader", class: `kc-${c.kind}` }, c.quiet ? hidden(c.label) : c.label);
      const [by, down] = [state.sort.replace(/^-/, ""), state.sort.startsWith("-")];
      const told = by !== c.sort && (by || !c.first) ? "none" : down ? "descending" : "ascending";
      return h("div", { role: "columnheader", class: `kc-${c.kind}`, "aria-sort": told }, h("button", { type: "button", class: "kc-sort", onclick: () => this.set({ sort: told === "ascending" ? `-${c.sort}` : told === "descending" && !c.first ? "" : c.first ? "" : c.sort }) }, c.label, h("span", { "aria-hidden": "true" }, told === "none" ? "" : down ? " ↓" : " ↑")));
    };
    const cells = this.cols.map((c) => h("div", { role: "columnheader", class: "kc-ch" }, c.more
      ? h("button", { type: "button", class: "kc-link", onclick: () => { this.allColumns = true; this.draw(); } }, c.label) : h("span", { title: c.label }, c.label)));
    this.header.replaceChildren(...data.shown.map(head), ...cells);
    this.grid.setAttribute("aria-rowcount", String(this.lines.length + 1));
  }

  // The period of the axis: the chosen one, its open ends those of the rows.
  period(state) {
    if (!this.data.shown.some((c) => c.kind === "axis")) return null;
    const items = this.found.kept.length ? this.found.kept.map((i) => this.data.items[i]) : this.data.items;
    let low = Infinity, high = -Infinity;
    for (const item of items) (low = Math.min(low, item.from)), (high = Math.max(high, item.to));
    if (state.start) low = bound(state.start, state.zone, false);
    if (state.end) high = bound(state.end, state.zone, true);
    if (!(high > low)) high = low + DAY;
    const room = (high - low) * 0.012;
    const axis = { low: low - room, high: high + room, ...ticks(low - room, high + room, state.zone) };
    axis.at = (t) => Math.max(0, Math.min(100, ((t - axis.low) / (axis.high - axis.low)) * 100));
    axis.tell = { brief: true, clockless: axis.unit !== "hour", year: wall(low, state.zone).year !== wall(high, state.zone).year };
    return axis;
  }

  axisLabels() {
    const { axis } = this;
    const room = this.rowsBox.clientWidth * 0.36 || 300;
    let free = 0; // a label that would touch the one before, or the edge, is left out
    return h("svg", { class: "kc-ticks", "aria-hidden": "true" }, axis.found.map((t) => {
      const x = (axis.at(t.t) / 100) * room, wide = t.label.length * 6.3 + 8;
      if (!t.label || x < free || x + wide > room + 6) return null;
      free = x + wide;
      return h("text", { x: `${axis.at(t.t)}%`, dx: "3", y: "14" }, t.label);
    }));
  }

  get height() {
    return parseFloat(getComputedStyle(this.body).getPropertyValue("--kc-h")) || 0;
  }

  measure() {
    const size = `${this.rowsBox.clientHeight} ${this.height} ${this.rowsBox.clientWidth}`;
    if (size !== this.size) {
      this.size = size;
      this.drawHeader();
      this.drawRows();
      for (const bar of this.bars) bar.measure?.();
    }
  }

  scrolled() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.drawRows(true);
    });
  }

  // Rows of one height are drawn where they are seen; others all, some at a time.
  drawRows(scrolling = false) {
    if (!this.lines) return;
    const { lines } = this, tall = this.height;
    let first = 0, last = lines.length;
    if (this.paper) this.limit = lines.length;
    else if (tall) {
      const seen = Math.ceil((this.rowsBox.clientHeight || 420) / tall);
      first = Math.max(0, Math.min(Math.floor(this.rowsBox.scrollTop / tall) - 5, lines.length - seen - 10));
      last = Math.min(lines.length, first + seen + 10);
    } else {
      const near = this.rowsBox.scrollTop + 2 * this.rowsBox.clientHeight > this.body.offsetHeight;
      this.limit = scrolling ? (this.limit || 120) + (near ? 120 : 0) : Math.max(120, this.limit || 0);
      last = Math.min(lines.length, this.limit);
    }
    const drawn = `${first} ${last}`;
    if (scrolling && drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = this.body.contains(document.activeElement) && document.activeElement.dataset;
    const focus = focused && { ...focused };
    this.at = Math.max(0, Math.min(this.at, lines.length - 1));
    this.body.style.paddingTop = `${first * tall}px`;
    this.body.style.paddingBottom = `${Math.max(0, lines.length - last) * tall}px`;
    this.body.replaceChildren(...lines.slice(first, last).map((line, n) => this.row(line, first + n)));
    this.reach();
    if (focus) this.focusRow(focus.col, true);
    this.none.hidden = lines.length > 0 && this.found.kept.length > 0;
    if (!this.none.hidden) this.drawNone();
  }

  // One row can be reached by Tab: the last one that had the focus, else the picked, else the first.
  reach() {
    const rows = [...this.body.children];
    const own = rows.find((r) => +r.dataset.n === this.at) || rows[0];
    if (own) own.tabIndex = 0;
  }

  row(line, n) {
    const { data, now: state } = this;
    const picked = this.isPicked(line, state);
    const cells = data.shown.map((c) => h("div", { role: "gridcell", class: `kc-${c.kind}` }, this.cell(c, line, n, state)));
    const rest = this.cols.map((c, i) => this.matrixCell(c, i, line));
    return h("div", { role: "row", class: `kc-r${picked ? " kc-p" : ""}${line.head ? " kc-g" : ""}${line.alone || line.head || !data.groups ? "" : " kc-in"}${line.item || line.items.length ? "" : " kc-quiet"}`,
      tabindex: "-1", "data-n": n, "aria-rowindex": n + 2, "aria-selected": String(picked), "aria-expanded": line.head ? String(!line.shut) : null }, cells, rest);
  }

  isPicked(line, state) {
    const key = this.picked(state);
    return !line.head && key !== null && (line.key === key || line.items.some((item) => item.key === key));
  }

  cell(c, line, n, state) {
    const { item } = line, { data } = this;
    if (c.kind === "when") return when(item.from, item.to, state.zone, this.axis.tell);
    if (c.kind === "axis") return this.window(item, state);
    if (c.kind === "number") return item ? item[c.field] : line.number;
    if (c.kind === "state") return h("span", { class: `kc-tag kc-s${item.sign}` }, item[c.field]);
    if (line.head) return [h("span", { class: "kc-tri", "aria-hidden": "true" }, line.shut ? "▸" : "▾"), h("b", {}, line.text), h("span", { class: "kc-soft" }, ` · ${plural(line.size, data.lineNouns)}`)];
    const text = item ? item[c.field] : line.text;
    const side = c.marked && item && data.marks[item.mark];
    return [side ? [mark(side), hidden(`${side[0]}: `)] : null, h("span", { class: "kc-tx", title: data.wraps ? null : text }, text),
      !item && !line.items.length && line.number ? h("em", {}, ` — ${data.empty[this.everQuoted(line) ? 1 : 0]}`) : null];
  }

  everQuoted(line) {
    const n = this.data.lines.findIndex(([key]) => key === line.key);
    return this.data.items.some((item) => item.lines.includes(n));
  }

  // A window on the axis: a pale bar with its stamps, or one mark where it is too short for a bar.
  window(item, state) {
    const { axis } = this, [, colour, shape] = this.data.marks[item.mark] || NONE;
    const [a, b] = [axis.at(item.from), axis.at(item.to)];
    const lines = axis.found.map((t) => h("line", { x1: `${axis.at(t.t)}%`, x2: `${axis.at(t.t)}%`, y1: "0", y2: "100%", class: t.major ? "kc-major" : "" }));
    const put = (x, hollow) => h("svg", { x: `${x}%`, y: "50%", overflow: "visible" }, h("path", { d: SHAPES[shape], class: hollow ? "kc-hollow" : "kc-full", transform: "scale(.8)" }));
    const short = b - a < 2.2;
    const stamps = (item.stamps || []).map(([t, hollow, told]) => ({ t: t * MINUTE, hollow, told }));
    const inside = stamps.filter((s) => s.t >= axis.low && s.t <= axis.high);
    return [h("svg", { class: `kc-win kc-m${colour}`, "aria-hidden": "true" }, lines,
      !short && h("rect", { x: `${a}%`, width: `${b - a}%`, y: "30%", height: "40%", rx: "2" }),
      short ? put((a + b) / 2, false) : inside.map((s) => put(axis.at(s.t), s.hollow))),
      stamps.length ? hidden(`Stamps: ${stamps.map((s) => `${hours(wall(s.t, state.zone))} ${s.told}`).join("; ")}`) : null];
  }

  matrixCell(column, col, line) {
    if (column.more) {
      const others = line.items.filter((item) => !column.shown.has(item.col));
      return h("div", { role: "gridcell", class: "kc-c kc-soft" }, others.length ? `+${others.length}` : "");
    }
    const own = line.items.filter((item) => item.col === column.n);
    if (!own.length) return h("div", { role: "gridcell", class: "kc-c" });
    const signs = line.head ? summed(own) : own.map((item) => [item.letters, item.sign, item.wrong]);
    const wrong = own.filter((item) => item.wrong).length;
    const told = line.head ? `${column.label}: ${own.length} copies${wrong ? `; ${wrong} of ${own.length} in conflict` : ""}` : own.map((item) => item.told).join("; ");
    return h("div", { role: "gridcell", class: "kc-c", tabindex: "-1", "data-col": col, "aria-label": told, title: told },
      signs.map(([letter, sign, bad]) => h("i", { class: `kc-s kc-s${sign}${bad ? " kc-wrong" : ""}` }, letter)));
  }

  drawNone() {
    const state = this.now, set = this.data.filters.filter((f) => f.kind !== "hidden" && isSet(f, state));
    const without = set.map((f) => {
      const empty = f.kind === "period" ? { start: "", end: "" } : { [f.name]: Array.isArray(state[f.name]) ? [] : typeof state[f.name] === "string" ? "" : false };
      return { f, empty, count: choose(this.data, { ...state, ...empty }).kept.length };
    });
    const useful = without.filter((w) => w.count);
    this.none.replaceChildren(h("p", {}, h("b", {}, "Nothing matches.")), useful.length ? h("p", {}, "Without ", useful.map(({ f, empty, count }, n) => [n ? ", or without " : "",
      h("button", { type: "button", class: "kc-link", onclick: () => this.set(empty) }, this.tell(f, state)), ` there ${count === 1 ? "is" : "are"} ${plural(count, this.data.nouns)}`]), ".")
      : set.length ? h("p", {}, "No single filter is to blame; ", h("button", { type: "button", class: "kc-link", onclick: () => this.clearAll() }, "clear all"), ".") : null);
  }

  // --- mouse and keyboard in the rows

  clicked(event) {
    const row = event.target.closest(".kc-r[data-n]");
    if (!row || event.target.closest("a, button")) return;
    this.at = +row.dataset.n;
    this.take(event.target.closest("[data-col]")?.dataset.col);
    this.focusRow(event.target.closest("[data-col]")?.dataset.col, true);
  }

  take(col, enter = true) {
    const line = this.lines[this.at];
    if (!line) return;
    if (line.head) {
      if (!enter) return;
      this.folded[line.shut ? "delete" : "add"](line.group);
      this.draw();
      return;
    }
    const column = col != null ? this.cols[+col] : null;
    const item = column && line.items.find((i) => i.col === column.n);
    const seen = item || line.items.find((i) => this.cols.some((c) => c.n === i.col)) || line.items[0];
    const key = this.data.pickLines || !seen ? line.key : seen.key;
    if (key !== this.now[this.data.pick]) this.set({ [this.data.pick]: key });
  }

  markPicked() {
    for (const row of this.body.children) {
      const picked = this.isPicked(this.lines[+row.dataset.n], this.now);
      row.classList.toggle("kc-p", picked);
      row.setAttribute("aria-selected", String(picked));
    }
  }

  steer(event) {
    const row = event.target.closest?.(".kc-r[data-n]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    this.at = +row.dataset.n;
    const page = Math.max(1, Math.floor(this.rowsBox.clientHeight / (this.height || 40)) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const line = this.lines[this.at], col = event.target.dataset.col;
    if (event.key in moves) {
      this.at = Math.max(0, Math.min(this.lines.length - 1, this.at + moves[event.key]));
      this.focusRow(col);
      this.take(col, false);
    } else if (event.key === "Enter" || event.key === " ") {
      this.take(col);
      if (!line.head && event.key === "Enter") this.card.focus();
    } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      this.sideways(row, event.target, event.key === "ArrowRight", line);
    } else return;
    event.preventDefault();
  }

  sideways(row, target, right, line) {
    if (line.head && right === line.shut) return this.take();
    const cells = [row, ...row.querySelectorAll("[data-col]")];
    const next = cells[Math.max(0, Math.min(cells.length - 1, cells.indexOf(target) + (right ? 1 : -1)))];
    next.focus();
    if (next !== row && !line.head) this.take(next.dataset.col, false);
    return null;
  }

  focusRow(col, still = false) {
    const tall = this.height, box = this.rowsBox, head = this.header.offsetHeight;
    if (tall && !still) {
      const top = this.at * tall;
      if (top < box.scrollTop) box.scrollTop = top;
      if (top + tall + head > box.scrollTop + box.clientHeight) box.scrollTop = top + tall + head - box.clientHeight;
      this.drawRows(true);
    } else if (!tall && this.at >= (this.limit || 0)) {
      this.limit = this.at + 120;
      this.drawRows();
    }
    for (const r of this.body.children) r.tabIndex = +r.dataset.n === this.at ? 0 : -1;
    const row = [...this.body.children].find((r) => +r.dataset.n === this.at);
    const target = (col != null && row?.querySelector(`[data-col="${col}"]`)) || row;
    target?.focus({ preventScroll: tall > 0 || still });
  }

  leaveCard(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.focusRow();
  }

  // --- the card

  drawCard() {
    const { data, now: state, card } = this, key = this.picked(state);
    const told = key !== null && data.cards[key];
    const here = this.lines.some((line) => this.isPicked(line, state));
    const shown = JSON.stringify([key, !!told, here, state.zone, data.itemised || data.decided ? [this.found.kept, state[data.decided]] : 0]);
    if (shown === this.cardShown) return;
    const same = this.cardKey === key;
    Object.assign(this, { cardShown: shown, cardKey: key });
    if (key !== null && !told && this.ready) this.model.send({ do: "card", key });
    card.replaceChildren(...(told ? this.cardParts(told, key, here, state) : key !== null ? [h("p", { class: "kc-soft" }, "Looking it up …")] : this.hint()));
    if (!same) card.scrollTop = 0;
  }

  hint() {
    const { hint, hintFacts, hintLists, title } = this.data, { zone } = this.now;
    return [h("h3", {}, title), hint.map((line) => h("p", {}, rich(line, zone))), h("p", { class: "kc-soft" }, "Pick a row, by mouse or with the arrow keys, to see what stands behind it."),
      hintFacts && facts(hintFacts, zone), (hintLists || []).map(([name, parts]) => parts.length ? [h("h4", {}, name), h("ul", {}, parts.map((part) => h("li", {}, rich(part, zone))))] : null)].flat(2).filter(Boolean);
  }

  cardParts(told, key, here, state) {
    const { data } = this, { zone } = state;
    const own = (part) => !Array.isArray(part) && typeof part === "object" ? part.items == null || part.items.some((i) => this.kept.has(i)) : true;
    const item = (part) => h("li", {}, rich(Array.isArray(part) || typeof part !== "object" ? part : part.told, zone));
    const list = ([title, parts, shut]) => {
      const shown = parts.filter(own);
      if (!shown.length) return null;
      const body = h("ul", {}, shown.map(item));
      return shut || shown.length > 8 ? h("details", { open: !shut }, h("summary", {}, title, h("span", { class: "kc-n" }, ` ${shown.length}`)), body) : h("div", {}, h("h4", {}, title), body);
    };
    const block = this.data.decided ? data.items.find((i) => i.key === key) : null;
    return [
      h("div", { class: "kc-cite" }, this.citing(key)),
      here ? null : h("p", { class: "kc-away" }, "Not among the rows shown."),
      h("p", { class: "kc-soft" }, mark(data.marks?.[told.mark]), block ? `${block.state}, ${block.reason} · ` : "", rich(told.over, zone)),
      h("h3", {}, told.title),
      told.times && h("p", {}, when(told.times[0] * MINUTE, told.times[1] * MINUTE, zone), h("span", { class: "kc-soft" }, ` ${zone}`)),
      told.actions && h("p", { class: "kc-acts" }, told.actions.map(([name, value]) => h("button", { type: "button", class: "kc-btn", "aria-pressed": String((this.now[data.decided]?.[key] ?? null) === value), onclick: () => this.decide(key, value) }, name))),
      told.text && h("p", {}, rich(told.text, zone)),
      told.facts?.length ? facts(told.facts, zone) : null,
      ...(told.lists || []).map(list),
    ].filter(Boolean);
  }

  decide(key, value) {
    const { [key]: _, ...rest } = this.now[this.data.decided];
    this.set({ [this.data.decided]: value == null ? rest : { ...rest, [key]: value } });
  }

  // Citations are asked of Python; a page of its own has them packed.
  citing(key) {
    const { styles, cites } = this.data;
    if (!styles?.length || (this.model.still && !cites)) return null;
    const select = h("select", { "aria-label": "Style of the citation", onchange: () => (this.style = select.value) }, styles.map(([style, told]) => h("option", { value: style, selected: style === this.style }, told)));
    return [h("button", { type: "button", class: "kc-btn", onclick: async () => {
      if (!cites) return this.model.send({ do: "cite", key, style: select.value });
      this.cites ??= await unpack(cites);
      const ready = this.cites[key]?.[select.value];
      return ready ? this.copy(ready, "Citation copied.") : this.say("This page was made without that style.");
    } }, "Copy citation"), select];
  }

  // --- to and from Python, and the clipboard

  receive(message) {
    if (message.card) {
      this.data.cards[message.key] = message.card;
      this.drawCard();
    }
    if (message.copy) this.copy(message.copy, "Citation copied.");
    if (message.say) this.say(message.say);
    for (const file of message.files || []) download(file);
    if (message.files) this.say(`${message.files.map((f) => f.name).join(", ")} saved.`);
  }

  async copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = h("textarea", { class: "kc-hid" });
      area.value = text;
      this.root.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    this.say(told);
  }
}

function facts(pairs, zone) {
  return h("dl", {}, pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, rich(value, zone))]));
}

function drawChip(chip, chosen, counts) {
  const on = chosen.has(chip.value), count = counts[chip.n];
  chip.el.setAttribute("aria-pressed", String(on));
  chip.el.classList.toggle("kc-zero", !count && !on);
  const told = count.toLocaleString("en");
  if (chip.number.textContent !== told) chip.number.textContent = told;
}

// What the copies of one witness say: how many, with their sign where they agree; those in conflict
// are counted apart, and never stand for the others.
function summed(own) {
  const wrong = own.filter((item) => item.wrong), signs = [...new Set(own.map((item) => item.sign))];
  const all = [String(own.length), signs.length === 1 ? signs[0] : "x", false];
  const bad = [`${wrong.length}!`, wrong[0]?.sign, true];
  return wrong.length === own.length ? [bad] : wrong.length ? [all, bad] : [all];
}

function sorted(items, sort) {
  if (!sort) return items;
  const by = sort.replace(/^-/, ""), way = sort.startsWith("-") ? -1 : 1;
  const value = (item) => (typeof item[by] === "string" ? loose(item[by]) : item[by]);
  const keyed = items.map((item) => [value(item), item]);
  keyed.sort(([a], [b]) => (a < b ? -way : a > b ? way : 0));
  return keyed.map(([, item]) => item);
}

// The call that gives the rows again: the first that knows every filter that is set.
export function code(calls, state) {
  const quoted = (text, mark) => (mark === '"' ? JSON.stringify(text) : text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replace(/\\/g, "\\\\").replace(/'/g, "\\'")}'`);
  const told = (value, mark) => (Array.isArray(value) ? `[${value.map((v) => quoted(v, mark)).join(", ")}]` : value === true ? "True" : typeof value === "string" ? quoted(value, mark)
    : `{${Object.entries(value).map(([k, v]) => `${k}: ${v ? "True" : "False"}`).join(", ")}}`);
  const set = (name, usual) => { const v = state[name]; return Array.isArray(v) ? v.length : v && typeof v === "object" ? Object.keys(v).length : v && v !== usual; };
  const known = new Set(calls.flatMap((call) => call.names.map(([name]) => name)));
  const [call] = calls.filter(({ names }) => [...known].every((name) => names.some(([n]) => n === name) || !set(name, calls.at(-1).names.find(([n]) => n === name)?.[1])));
  const asked = call.names.filter(([name, usual]) => set(name, usual)).map(([name, , bare]) => `${bare ? "" : `${name}=`}${told(state[name], call.mark)}`);
  return call.start + [...call.first, ...asked].join(", ") + call.end;
}

async function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

// Plain keys are kept from the notebook's own shortcuts ("b" adds a cell, "dd" deletes one).
function guard(event) {
  const passes = event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab" || event.key === "Escape";
  if (!passes && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
}

function download({ name, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
  const link = h("a", { href: URL.createObjectURL(new Blob([bytes])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// --- names: found by typing any of them, grouped, any or all of those chosen -----------------------

let ids = 0;

class Names {
  constructor(view, filter, label) {
    Object.assign(this, { view, filter, active: 0, open: -1, id: `kc-list-${++ids}` });
    this.index = filter.options.map(([value, told, , aliases]) => [told, value, ...(aliases || [])].map(loose));
    this.input = h("input", { class: "kc-find", type: "text", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.id, autocomplete: "off", placeholder: filter.find, "aria-label": filter.find,
      oninput: () => this.suggest(), onkeydown: (e) => this.key(e), onblur: () => setTimeout(() => this.shut(), 150) });
    this.list = h("ul", { role: "listbox", id: this.id, class: "kc-list", "aria-label": filter.find, hidden: true });
    this.groups = filter.groups.map((name, n) => {
      const number = h("span", { class: "kc-n" });
      const el = h("button", { type: "button", class: "kc-chip", "aria-expanded": "false", onclick: () => this.unfold(n) }, filter.marked && mark(view.data.marks[n]), name, " ", number, h("span", { "aria-hidden": "true" }, " ▾"));
      return { el, number };
    });
    this.panel = h("div", { class: "kc-panel", hidden: true });
    this.tokens = h("div", { class: "kc-tokens", hidden: true });
    this.fault = h("div", { class: "kc-fault", role: "alert" });
    this.chips = new Map();
    this.el = h("div", {}, label(h("span", { class: "kc-combo" }, this.input, this.list), this.groups.map((g) => g.el), view.beside(filter)), this.fault, this.panel, this.tokens);
  }

  draw(state) {
    const { filter, view } = this, { data, found } = view;
    const chosen = new Set(state[filter.name]);
    this.counts = found.counts[data.filters.indexOf(filter)];
    const kept = this.groups.map(() => 0);
    if (filter.marked) for (const i of found.kept) kept[data.items[i].mark]++;
    else filter.options.forEach(([, , group], n) => (kept[group] += this.counts[n]));
    this.groups.forEach((group, n) => {
      group.number.textContent = kept[n] || 0;
      group.el.classList.toggle("kc-zero", !kept[n]);
    });
    for (const [, chip] of this.chips) drawChip(chip, chosen, this.counts);
    const told = filter.options.filter(([value]) => chosen.has(value));
    this.tokens.hidden = !told.length;
    const match = filter.match && state[filter.match];
    const matching = filter.match && told.length > 1 ? h("span", { class: "kc-seg", role: "group", "aria-label": "How many of them" }, [["any", "any of"], ["all", "all of"]].map(([value, name]) =>
      h("button", { type: "button", "aria-pressed": String(match === value), onclick: () => view.set({ [filter.match]: value }) }, name))) : null;
    this.tokens.replaceChildren(...[matching, ...told.map(([value, name]) => h("button", { type: "button", class: "kc-token", "aria-label": `Remove ${name}`, onclick: () => { view.toggle(filter.name, value); this.input.focus(); } }, name, h("span", { "aria-hidden": "true" }, " ×"))),
      filter.note ? h("span", { class: "kc-soft" }, filter.note) : null].filter(Boolean));
  }

  unfold(n) {
    this.open = this.open === n ? -1 : n;
    this.groups.forEach((group, g) => group.el.setAttribute("aria-expanded", String(g === this.open)));
    this.panel.hidden = this.open < 0;
    this.chips.clear();
    if (this.open < 0) return;
    const { filter, view } = this;
    filter.options.forEach(([value, told, group]) => {
      if (group === n) this.chips.set(value, view.chip(filter, value, told));
    });
    this.panel.replaceChildren(...[...this.chips.values()].sort((a, b) => this.counts[b.n] - this.counts[a.n]).map((chip) => chip.el));
    this.draw(view.now);
  }

  // Options by how well a name of theirs fits: its beginning, the beginning of a word, anywhere.
  matches(typed) {
    const asked = loose(typed);
    if (!asked) return [];
    const scored = this.index.map((names, n) => [Math.min(...names.map((name) => (name === asked ? 0 : name.startsWith(asked) ? 1 : name.includes(` ${asked}`) ? 2 : name.includes(asked) || name.replace(/ /g, "").includes(asked.replace(/ /g, "")) ? 3 : 9))), n]);
    return scored.filter(([s]) => s < 9).sort((a, b) => a[0] - b[0] || this.counts[b[1]] - this.counts[a[1]]).slice(0, 8).map(([, n]) => n);
  }

  nearest(typed) {
    const pairs = (text) => new Set([...text].map((c, i, all) => c + (all[i + 1] || " ")));
    const asked = pairs(loose(typed));
    const near = this.index.map((names, n) => [Math.max(...names.map((name) => { const own = pairs(name); return [...asked].filter((p) => own.has(p)).length / Math.max(asked.size, own.size); })), n]);
    return near.sort((a, b) => b[0] - a[0]).filter(([s]) => s > 0.3).slice(0, 3).map(([, n]) => n);
  }

  suggest() {
    this.found = this.matches(this.input.value);
    this.active = 0;
    this.fault.replaceChildren();
    this.show();
  }

  show() {
    const { filter } = this, chosen = new Set(this.view.now[filter.name]);
    this.list.hidden = !this.found.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.list.replaceChildren(...this.found.map((n, i) => {
      const [value, told, group, aliases] = filter.options[n], asked = loose(this.input.value);
      const other = loose(told).includes(asked) ? "" : (aliases || []).find((a) => loose(a).includes(asked)) || "";
      return h("li", { role: "option", id: `${this.id}-${i}`, "aria-selected": String(i === this.active), class: chosen.has(value) ? "kc-on" : "", onmousedown: (e) => { e.preventDefault(); this.pick(n); } },
        filter.marked && mark(this.view.data.marks[group]), told, other && h("span", { class: "kc-soft" }, ` ${other}`), h("span", { class: "kc-n" }, ` ${this.counts[n]}`));
    }));
    if (this.list.hidden) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  shut() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  pick(n) {
    this.input.value = "";
    this.fault.replaceChildren();
    this.shut();
    const [value] = this.filter.options[n];
    if (!this.view.now[this.filter.name].includes(value)) this.view.toggle(this.filter.name, value);
  }

  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) return this.input.value && this.suggest();
      this.active = (this.active + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
      this.show();
      event.preventDefault();
    } else if (event.key === "Enter" && this.input.value.trim()) {
      this.suggest_or_say(open);
      event.preventDefault();
    } else if (event.key === "Escape" && open) {
      this.shut();
      event.stopPropagation();
    } else if (event.key === "Backspace" && !this.input.value) {
      const chosen = this.view.now[this.filter.name];
      if (chosen.length) this.view.toggle(this.filter.name, chosen.at(-1));
    }
    return null;
  }

  suggest_or_say(open) {
    if (open) return this.pick(this.found[this.active]);
    const near = this.nearest(this.input.value);
    this.fault.replaceChildren(`${this.filter.nobody} is called “${this.input.value.trim()}”.`, near.length ? " Nearest: " : "", ...near.map((n) =>
      h("button", { type: "button", class: "kc-chip", onclick: () => { this.pick(n); this.input.focus(); } }, this.filter.options[n][1])));
    return null;
  }

  clear() {
    this.fault.replaceChildren();
  }
}

// --- the period: a strip of all events with a brush, presets, typed bounds, the clock --------------

class Period {
  constructor(view, filter, label) {
    Object.assign(this, { view, filter });
    const { data } = view;
    this.presets = h("span", { class: "kc-seg", role: "group", "aria-label": "Periods" }, filter.presets.map(([told, start, end]) =>
      h("button", { type: "button", "aria-pressed": "false", onclick: () => view.set({ start, end }) }, told)));
    const field = (name, told) => {
      const fault = h("span", { class: "kc-fault", role: "alert", id: `kc-f-${++ids}` });
      const input = h("input", { class: "kc-find kc-day", type: "text", "aria-label": told, placeholder: told, "aria-describedby": fault.id, onchange: () => this.type(name), onkeydown: (e) => e.key === "Enter" && this.type(name) });
      return { input, fault, el: h("span", { class: "kc-field" }, input, fault) };
    };
    this.fields = { start: field("start", "From: May 2024"), end: field("end", "To: 17 May 2024") };
    this.zones = h("span", { class: "kc-seg", role: "group", "aria-label": "Clock of" });
    this.plot = h("svg", { class: "kc-strip", role: "img", "aria-label": `All ${data.items.length} ${data.nouns[1]} by time. The fields and buttons below choose a period.`, onpointerdown: (e) => this.grab(e) });
    this.el = h("div", { class: "kc-when" }, label(h("div", { class: "kc-plot" }, this.plot)),
      h("div", { class: "kc-bar kc-under" }, this.presets, this.fields.start.el, this.fields.end.el, h("span", { class: "kc-clock" }, h("span", { class: "kc-soft" }, "Clock of"), this.zones)));
    let low = Infinity, high = -Infinity;
    for (const item of data.items) (low = Math.min(low, item.from)), (high = Math.max(high, item.to));
    const room = Math.max((high - low) * 0.02, DAY);
    Object.assign(this, { low: low - room, high: high + room });
    this.pile();
  }

  // Every event stands in its bin of time; many are told as bars.
  pile() {
    const { items } = this.view.data, bins = 132;
    this.bins = Array.from({ length: bins }, () => []);
    for (const item of items) {
      const share = ((item.from + item.to) / 2 - this.low) / (this.high - this.low);
      this.bins[Math.max(0, Math.min(bins - 1, Math.floor(share * bins)))].push(item);
    }
    const tallest = Math.max(...this.bins.map((b) => b.length));
    const years = h("g", { class: "kc-years" }), dots = h("g", {});
    this.years = years;
    this.dots = [];
    if (items.length > 600) {
      this.bars = this.bins.map((bin, n) => {
        const make = (name) => h("rect", { class: name, x: `${(n / bins) * 100}%`, width: `${80 / bins}%`, rx: "1" });
        const pair = [make("kc-all"), make("kc-some")];
        bar(pair[0], bin.length, tallest);
        dots.append(...pair);
        return pair;
      });
    } else {
      const step = Math.min(7, 62 / tallest);
      this.bins.forEach((bin, n) => bin.forEach((item, up) => {
        const [, colour, shape] = this.view.data.marks[item.mark] || NONE;
        const path = h("path", { d: SHAPES[shape], class: `kc-m${colour} kc-full`, transform: `translate(0 ${68 - up * step}) scale(${Math.min(0.62, step / 6.5)})` });
        dots.append(h("svg", { x: `${((n + 0.5) / bins) * 100}%`, overflow: "visible" }, path));
        this.dots.push([item.i, path]);
      }));
    }
    this.tallest = tallest;
    this.brush = h("rect", { class: "kc-brush", y: "1", height: "72", rx: "2", hidden: true });
    this.plot.append(years, this.brush, dots);
  }

  share(t) {
    return Math.max(0, Math.min(1, (t - this.low) / (this.high - this.low)));
  }

  draw(state) {
    const { view, filter } = this;
    const open = choose(view.data, { ...state, start: "", end: "" }).kept, kept = new Set(open);
    for (const [i, path] of this.dots) path.classList.toggle("kc-pale", !kept.has(i));
    this.bars?.forEach(([, some], n) => bar(some, this.bins[n].filter((item) => kept.has(item.i)).length, this.tallest));
    if (this.zone !== state.zone) {
      this.zone = state.zone;
      const named = filter.zones.some(([key]) => key === state.zone) ? filter.zones : [...filter.zones, [state.zone, state.zone.split("/").at(-1).replace(/_/g, " ")]];
      this.zones.replaceChildren(...named.map(([key, told]) => h("button", { type: "button", title: key, "aria-pressed": String(key === state.zone), onclick: () => view.set({ zone: key }) }, told)));
      this.years.replaceChildren(...ticks(this.low, this.high, state.zone).found.filter((t) => t.label && t.major).flatMap((t) => {
        const x = `${this.share(t.t) * 100}%`;
        return [h("line", { x1: x, x2: x, y1: "0", y2: "73" }), h("text", { x, dx: "4", y: "87" }, t.label)];
      }));
    }
    [...this.presets.children].forEach((button, n) => button.setAttribute("aria-pressed", String(filter.presets[n][1] === state.start && filter.presets[n][2] === state.end)));
    for (const [name, { input, fault }] of Object.entries(this.fields)) {
      const told = tellBound(state[name]);
      if (!fault.textContent && document.activeElement !== input && input.value !== told) input.value = told;
      if (this.was !== undefined && this.was !== `${state.start} ${state.end}` && !this.typing) {
        fault.textContent = "";
        input.removeAttribute("aria-invalid");
        input.value = told;
      }
    }
    this.was = `${state.start} ${state.end}`;
    const a = state.start ? this.share(bound(state.start, state.zone, false)) : 0, b = state.end ? this.share(bound(state.end, state.zone, true)) : 1;
    this.band(a, b, !!(state.start || state.end));
  }

  band(a, b, shown) {
    this.brush.toggleAttribute("hidden", !shown);
    this.brush.setAttribute("x", `${Math.min(a, b) * 100}%`);
    this.brush.setAttribute("width", `${Math.max(Math.abs(b - a) * 100, 0.5)}%`);
  }

  type(name) {
    const { input, fault } = this.fields[name], state = this.view.now;
    const read = readBound(input.value);
    let told = read.fault || "";
    if (!told) {
      const asked = { ...state, [name]: read.value };
      if (asked.start && asked.end && bound(asked.start, state.zone, false) > bound(asked.end, state.zone, true)) {
        told = name === "start" ? `That is after the end, ${tellBound(state.end)}.` : `That is before the start, ${tellBound(state.start)}.`;
      }
    }
    fault.textContent = told;
    input.toggleAttribute("aria-invalid", !!told);
    if (told) return input.setAttribute("aria-invalid", "true");
    if (read.value === state[name]) return null;
    this.typing = true;
    this.view.set({ [name]: read.value });
    this.typing = false;
    input.value = tellBound(read.value);
    return null;
  }

  clear() {
    for (const { input, fault } of Object.values(this.fields)) {
      input.value = fault.textContent = "";
      input.removeAttribute("aria-invalid");
    }
  }

  // A drag chooses days; a drag that begins at an edge of the brush moves that edge.
  grab(event) {
    if (event.button) return;
    event.preventDefault();
    const box = this.plot.getBoundingClientRect(), state = this.view.now;
    const at = (e) => Math.max(0, Math.min(1, (e.clientX - box.left) / box.width));
    const edges = state.start || state.end ? [state.start ? this.share(bound(state.start, state.zone, false)) : 0, state.end ? this.share(bound(state.end, state.zone, true)) : 1] : [];
    const near = edges.findIndex((e) => Math.abs(e - at(event)) * box.width < 6);
    const from = near >= 0 ? edges[1 - near] : at(event);
    const move = (e) => this.band(from, at(e), true);
    const done = (e) => {
      this.plot.removeEventListener("pointermove", move);
      this.plot.removeEventListener("pointerup", done);
      this.plot.removeEventListener("pointercancel", done);
      if (Math.abs(at(e) - from) * box.width < 3) return this.draw(this.view.now);
      const [start, end] = [from, at(e)].sort((x, y) => x - y).map((share) => {
        const w = wall(this.low + share * (this.high - this.low), state.zone);
        return `${w.year}-${two(w.month)}-${two(w.day)}`;
      });
      return this.view.set({ start, end });
    };
    this.plot.setPointerCapture(event.pointerId);
    this.plot.addEventListener("pointermove", move);
    this.plot.addEventListener("pointerup", done);
    this.plot.addEventListener("pointercancel", done);
  }
}

function bar(rect, count, tallest) {
  const tall = count ? Math.max(2, (count / tallest) * 68) : 0;
  rect.setAttribute("y", 72 - tall);
  rect.setAttribute("height", tall);
}

// --- one file for everyone: the same views without Python ------------------------------------------

class Still {
  constructor(values) {
    this.values = values;
    this.heard = {};
    this.still = true;
  }
  get(name) { return this.values[name]; }
  set(name, value) { this.values[name] = value; for (const act of this.heard[`change:${name}`] || []) act(); }
  on(names, act) { for (const name of names.split(" ")) (this.heard[name] ||= []).push(act); }
  off() {}
  save_changes() {}
  send() {}
}

export function page(place, views) {
  const panels = views.map(({ label, values }, n) => ({ label, values, el: h("div", views.length > 1 ? { role: "tabpanel", id: `kc-v${n}`, "aria-labelledby": `kc-t${n}`, hidden: n > 0 } : {}) }));
  const show = (n) => {
    panels.forEach((panel, m) => {
      panel.el.hidden = m !== n;
      panel.tab?.setAttribute("aria-selected", String(m === n));
      if (panel.tab) panel.tab.tabIndex = m === n ? 0 : -1;
    });
    if (!panels[n].drawn) render({ model: new Still(panels[n].values), el: panels[n].el, data: panels[n].values.data });
    panels[n].drawn = true;
  };
  if (panels.length > 1) {
    const tabs = panels.map((panel, n) => (panel.tab = h("button", { type: "button", role: "tab", id: `kc-t${n}`, "aria-controls": `kc-v${n}`, onclick: () => show(n) }, panel.label)));
    place.append(h("div", { role: "tablist", class: "kc-tabs", "aria-label": "Views", onkeydown: (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
      show(next);
      tabs[next].focus();
    } }, tabs));
  }
  place.append(...panels.map((panel) => panel.el));
  show(0);
}

export default { render };
