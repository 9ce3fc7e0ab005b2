// The rows: header, cells, a window on the axis; where they are seen, or all; mouse and keyboard.

import { cellOf, columnsNow, size } from "./lines.js";
import { breakable, button, h, hidden, keepFocus, mark, NONE, plural, SHAPES, silent, soft, spoken } from "./elements.js";
import { crowd, DAY, hours, MINUTE, period, ticks, wall, when } from "./time.js";

export class Rows {
  constructor(view, none) {
    const { data } = view;
    Object.assign(this, { view, data, at: 0 });
    this.header = h("div", { role: "row", class: "kc-r kc-hr", "aria-rowindex": "1" });
    this.body = h("div", { role: "rowgroup", class: "kc-body" });
    this.grid = h("div", {
      role: data.groups ? "treegrid" : "grid", class: "kc-grid", "aria-label": data.title,
      onkeydown: (e) => this.steer(e), onclick: (e) => this.clicked(e),
    }, h("div", { role: "rowgroup", class: "kc-top" }, this.header), this.body);
    this.grid.style.setProperty("--kc-widths", data.shown.map((c) => c.width).join(" "));
    this.grid.style.setProperty("--kc-days", data.items.reduce((most, { days }) => Math.max(most, days?.length || 0), 0));
    this.el = h("div", { class: "kc-rows", onscroll: () => this.scrolled() }, none, this.grid);
  }

  get lines() {
    return this.view.lines;
  }

  // --- the header

  drawHeader() {
    const { data, view } = this, { now: state } = view;
    this.axis = data.shown.some((c) => c.kind === "axis") ? axisOf(data, view.found, state) : null;
    this.cols = columnsNow(data, state, this.allColumns);
    view.root.style.setProperty("--kc-cols", this.cols.length);
    view.root.classList.toggle("kc-many", this.cols.length > 8);
    // names of columns for which there is no room stand upright, in two lines
    const upright = this.cols.length * (data.groups ? 88 : 74) + 190 > this.el.clientWidth, longest = Math.max(...this.cols.map((c) => c.label.length));
    view.root.classList.toggle("kc-upright", upright);
    view.root.style.setProperty("--kc-up", `${Math.max(60, Math.min(240, longest * 3.6 + 24))}px`);
    const cell = (look, ...kids) => h("div", { role: "columnheader", class: look }, ...kids);
    const showAll = () => { this.allColumns = true; view.draw(); };
    keepFocus(this.header, () => this.header.replaceChildren(
      ...data.shown.map((c) => (c.kind === "axis" ? cell("kc-axis", hidden(c.label), this.axisLabels())
        : c.sort ? this.sortable(c, state.sort) : cell(`kc-${c.kind}`, c.quiet ? hidden(c.label) : c.label))),
      ...this.cols.map((c) => cell("kc-ch", c.more ? button("kc-link", showAll, c.label) : h("span", { title: c.label }, breakable(c.label)))),
    ));
    this.grid.setAttribute("aria-rowcount", String(this.lines.length + 1));
    this.el.style.scrollPaddingTop = `${this.header.offsetHeight}px`; // no row that has the focus is under it
  }

  // A click sorts up, then down, then not at all; the column that rows stand by at first has no "not".
  sortable(c, sort) {
    const by = sort.replace(/^-/, "") || (c.first ? c.sort : ""), down = sort.startsWith("-");
    const [told, arrow, next] = by !== c.sort ? ["none", "", c.first ? "" : c.sort] : down ? ["descending", " ↓", ""] : ["ascending", " ↑", `-${c.sort}`];
    return h("div", { role: "columnheader", class: `kc-${c.kind}`, "aria-sort": told },
      button("kc-sort", () => this.view.set({ sort: next }), c.label, silent(arrow)));
  }

  // Where labels would touch, days are told without that of the week; one that still would is left out.
  axisLabels() {
    const { axis } = this, room = this.header.querySelector(".kc-axis")?.clientWidth || 300;
    const placed = (told) => {
      let free = 0;
      return axis.found.filter(({ label }) => label).map((tick) => {
        const { t } = tick, x = (axis.at(t) / 100) * room, text = told(tick), wide = text.length * 6.3 + 8;
        if (x < free || x + wide > room) return null;
        free = x + wide;
        return h("text", { x: `${axis.at(t)}%`, dx: "3", y: "14" }, text);
      });
    };
    const whole = placed((tick) => tick.label), short = () => placed((tick) => tick.short);
    return h("svg", { class: "kc-ticks", "aria-hidden": "true" }, whole.includes(null) ? short() : whole);
  }

  // --- the rows that are seen: those of one height are drawn where they are, others some at a time

  get height() {
    return parseFloat(getComputedStyle(this.body).getPropertyValue("--kc-h")) || 0;
  }

  measure() {
    const size = `${this.el.clientHeight} ${this.height} ${this.el.clientWidth}`;
    if (size === this.size) return;
    this.size = size;
    this.drawHeader();
    this.draw();
  }

  scrolled() {
    this.frame ||= requestAnimationFrame(() => { this.frame = 0; this.draw(true); });
  }

  seen(scrolling) {
    const { lines, el, height } = this, whole = lines.length;
    if (this.paper) return [0, (this.limit = whole)];
    if (height) {
      const seen = Math.ceil((el.clientHeight || 420) / height) + 10;
      const first = Math.max(0, Math.min(Math.floor(el.scrollTop / height) - 5, whole - seen));
      return [first, Math.min(whole, first + seen)];
    }
    const near = el.scrollTop + 2 * el.clientHeight > this.body.offsetHeight;
    this.limit = Math.max(120, (this.limit || 120) + (scrolling && near ? 120 : 0));
    return [0, Math.min(whole, this.limit)];
  }

  draw(scrolling = false) {
    const { lines, body, height } = this;
    const [first, last] = this.seen(scrolling), drawn = `${first} ${last}`;
    if (scrolling && drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = body.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
    this.at = Math.max(0, Math.min(this.at, lines.length - 1));
    body.style.paddingTop = `${first * height}px`;
    body.style.paddingBottom = `${Math.max(0, lines.length - last) * height}px`;
    body.replaceChildren(...lines.slice(first, last).map((line, n) => this.row(line, first + n)));
    // one row can be reached by Tab: the last one that had the focus, else the first
    const own = this.rowAt(this.at) || body.firstElementChild;
    if (own) own.tabIndex = 0;
    if (focused) this.focus(focused.col, true);
  }

  rowAt(n) {
    return this.body.querySelector(`:scope > [data-n="${n}"]`);
  }

  row(line, n) {
    const { data, view } = this, picked = view.isPicked(line), inside = data.groups && !line.alone && !line.head;
    const looks = { "kc-p": picked, "kc-g": line.head, "kc-in": inside, "kc-quiet": !line.items.length || line.item?.quiet };
    return h("div", {
      role: "row", class: ["kc-r", ...Object.keys(looks).filter((look) => looks[look])].join(" "), tabindex: "-1", "data-n": n,
      "aria-rowindex": n + 2, "aria-selected": String(picked), "aria-expanded": line.head ? String(!line.shut) : null,
    }, data.shown.map((c) => h("div", { role: "gridcell", class: `kc-${c.kind}` }, this.cell(c, line))), this.cols.map((c, i) => matrixCell(c, i, line, view.picked)));
  }

  cell(c, line) {
    const { item } = line, { data, view } = this;
    if (c.kind === "when") return item.days || when(item.from, item.to, view.now.zone, this.axis.tell);
    if (c.kind === "axis") return this.window(item);
    if (c.kind === "number") return item ? size(item[c.field]) : line.note;
    if (c.kind === "state") return h("span", { class: `kc-tag kc-s${item.sign}` }, item[c.field]);
    if (line.head) return [h("span", { class: "kc-tri", "aria-hidden": "true" }, line.shut ? "▸" : "▾"), h("b", {}, line.text), soft(` · ${plural(line.size, data.lineNouns)}`)];
    const text = item ? [item[c.field]].flat().join(", ") : line.text, side = c.marked && data.marks[item.mark];
    const quoted = () => data.items.some((other) => other.lines.includes(line.n));
    return [side && [mark(side), hidden(`${side[0]}: `)], h("span", { class: "kc-tx", title: data.wraps ? null : text, ...spoken(item?.[c.lang]) }, text),
      !line.items.length && line.note && h("em", {}, ` — ${data.empty[quoted() ? 1 : 0]}`)];
  }

  // A window on the axis: a pale bar with its stamps, or one mark where it is too short for a bar.
  window(item) {
    if (item.from == null) return null; // no day is known
    const { axis, view } = this, [, colour, shape] = this.data.marks?.[item.mark] || NONE;
    const [a, b] = [axis.at(item.from), axis.at(item.to)], short = b - a < 2.2;
    const away = item.to < axis.low ? ["◂", "0%", "start"] : item.from > axis.high && ["▸", "100%", "end"];
    const put = (x, hollow) => h("svg", { x: `${x}%`, y: "50%", overflow: "visible" },
      h("path", { d: SHAPES[shape], class: hollow ? "kc-hollow" : "kc-full", transform: "scale(.8)" }));
    const stamps = (item.stamps || []).map(([t, hollow, told]) => ({ t: t * MINUTE, hollow, told }));
    const inside = stamps.filter(({ t }) => t >= axis.low && t <= axis.high);
    return [
      h("svg", { class: `kc-win kc-m${colour}`, "aria-hidden": "true" },
        axis.found.map(({ t, major }) => h("line", { x1: `${axis.at(t)}%`, x2: `${axis.at(t)}%`, y1: "0", y2: "100%", class: major ? "kc-major" : "" })),
        !short && !away && h("rect", { x: `${a}%`, width: `${b - a}%`, rx: "2" }),
        away ? h("text", { x: away[1], y: "50%", "text-anchor": away[2], "dominant-baseline": "central" }, away[0])
          : short ? put((a + b) / 2, false) : inside.map(({ t, hollow }) => put(axis.at(t), hollow))),
      stamps.length > 0 && hidden(`Stamps: ${stamps.map(({ t, told }) => `${hours(wall(t, view.now.zone))} ${told}`).join("; ")}`),
    ];
  }

  // --- mouse and keyboard

  clicked(event) {
    const row = event.target.closest(".kc-r[data-n]"), { col } = event.target.closest("[data-col]")?.dataset || {};
    if (!row || event.target.closest("a, button")) return;
    this.at = +row.dataset.n;
    this.take(col);
    this.focus(col, true);
  }

  // Pick the row, or of a matrix the item in a column; fold a witness.
  take(col, enter = true) {
    const { view } = this, line = this.lines[this.at], column = this.cols[col];
    if (line?.head && enter) view.fold(line);
    if (!line || line.head) return;
    const shown = (item) => this.cols.some((c) => c.n === item.col);
    const item = (column && line.items.find((i) => i.col === column.n)) || line.items.find(shown) || line.items[0];
    view.pick(this.data.all_lines || !item ? line.key : item.key);
  }

  markPicked() {
    for (const row of this.body.children) {
      const picked = this.view.isPicked(this.lines[row.dataset.n]);
      row.classList.toggle("kc-p", picked);
      row.setAttribute("aria-selected", String(picked));
      for (const cell of row.querySelectorAll("[data-col]")) cell.classList.toggle("kc-here", hasPicked(this.lines[row.dataset.n], this.cols[cell.dataset.col], this.view.picked));
    }
  }

  steer(event) {
    const row = event.target.closest?.(".kc-r[data-n]"), { col } = event.target.dataset;
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    this.at = +row.dataset.n;
    if (this.view.steps?.press(event)) return event.preventDefault();
    const page = Math.max(1, Math.floor(this.el.clientHeight / (this.height || 40)) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const line = this.lines[this.at];
    if (event.key in moves) {
      this.at = Math.max(0, Math.min(this.lines.length - 1, this.at + moves[event.key]));
      this.focus(col);
      this.take(col, false);
    } else if (event.key === " " && this.view.steps && this.view.isPicked(line)) {
      this.view.card.readOn();
    } else if (event.key === "Enter" || event.key === " ") {
      this.take(col);
      if (!line.head && event.key === "Enter") this.view.card.el.focus();
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
    return next === row || this.take(next.dataset.col, false);
  }

  focus(col, still = false) {
    const { el, height, header } = this, top = this.at * height, below = top + height + header.offsetHeight;
    if (height && !still) {
      if (top < el.scrollTop) el.scrollTop = top;
      if (below > el.scrollTop + el.clientHeight) el.scrollTop = below - el.clientHeight;
      this.draw(true);
    } else if (!height && this.at >= (this.limit || 0)) {
      this.limit = this.at + 120;
      this.draw();
    }
    for (const row of this.body.children) row.tabIndex = +row.dataset.n === this.at ? 0 : -1;
    const row = this.rowAt(this.at);
    ((col != null && row?.querySelector(`[data-col="${col}"]`)) || row)?.focus({ preventScroll: height > 0 || still });
  }
}

// Whether the card tells of an item in this cell.
const hasPicked = (line, column, picked) => !line.head && line.items.some((item) => item.col === column.n && item.key === picked);

function matrixCell(column, n, line, picked) {
  const found = cellOf(line, column);
  if (!found?.signs) return h("div", { role: "gridcell", class: `kc-c${found ? " kc-soft" : ""}` }, found?.more);
  return h("div", { role: "gridcell", class: `kc-c${hasPicked(line, column, picked) ? " kc-here" : ""}`, tabindex: "-1", "data-col": n, "aria-label": found.told, title: found.told },
    found.signs.map(([letter, sign, wrong]) => h("i", { class: `kc-s kc-s${sign}${wrong ? " kc-wrong" : ""}` }, letter)));
}

// The axis is that of the chosen period, its open ends those of the rows; an arrow tells where a row
// lies outside.
function axisOf(data, found, state) {
  const items = (found.kept.length ? found.kept.map((i) => data.items[i]) : data.items).filter((item) => item.from != null);
  let [low, high] = period(state, ...crowd(items));
  if (!(high > low)) high = low + DAY;
  // a mark at the end of a narrow axis is seen whole
  const room = (high - low) * 0.03, axis = { low: low - room, high: high + room };
  Object.assign(axis, ticks(axis.low, axis.high, state.zone));
  axis.at = (t) => Math.max(0, Math.min(100, ((t - axis.low) / (axis.high - axis.low)) * 100));
  axis.tell = { short: true, clockless: axis.unit !== "hour", year: items.some((item) => wall(item.from, state.zone).year !== wall(high, state.zone).year) };
  return axis;
}
