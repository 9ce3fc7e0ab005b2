// The period: a strip of all events with a brush, presets, typed bounds, the clock. An arrow stands for
// an event far outside it.

import { choose } from "./choose.js";
import { h, NONE, Segments, SHAPES, soft } from "./elements.js";
import { line, newId } from "./filters.js";
import { crowd, DAY, isoDay, period, readBound, tellBound, ticks } from "./time.js";

// More marks than this are told as bars.
const MARKS = 600;
const BINS = 132, FLOOR = 72, HIGH = 68;

export class Period {
  constructor(view, filter) {
    Object.assign(this, { view, filter, faulty: {} });
    const { data } = view;
    const choosePreset = (n) => { this.faulty = {}; view.set({ start: filter.presets[n][1], end: filter.presets[n][2] }); };
    this.presets = new Segments("Periods", filter.presets.map(([told], n) => [n, told]), choosePreset);
    this.zones = new Segments("Clock of", filter.zones, (zone) => view.set({ zone }));
    const [low, high] = crowd(data.items), last = isoDay(high, filter.zones[0][0]);
    this.fields = { start: this.field("start", "From", tellBound(last.slice(0, 7), true)), end: this.field("end", "To", tellBound(last, true)) };
    const told = `All ${data.items.length} ${data.nouns[1]} by time. The fields and buttons below choose a period.`;
    this.plot = h("svg", { class: "kc-strip", role: "img", "aria-label": told, onpointerdown: (e) => this.grab(e) });
    this.el = h("div", { class: "kc-when" }, line(filter, h("div", { class: "kc-plot" }, this.plot)),
      h("div", { class: "kc-bar kc-under" }, this.presets.el, this.fields.start.el, this.fields.end.el,
        h("span", { class: "kc-clock" }, soft("Clock of"), this.zones.el)));
    const room = Math.max((high - low) * 0.02, DAY);
    Object.assign(this, { low: low - room, high: high + room });
    this.pile();
  }

  field(name, told, example) {
    const fault = h("span", { class: "kc-fault", role: "alert", id: newId() });
    const input = h("input", {
      class: "kc-find kc-day", type: "text", "aria-label": told, placeholder: `${told}: ${example}`, "aria-describedby": fault.id,
      onchange: () => this.type(name), onkeydown: (e) => e.key === "Enter" && this.type(name),
    });
    return { input, fault, el: h("span", { class: "kc-field" }, input, fault) };
  }

  // Every event stands in its bin of time; many, or many at one time, are told as bars.
  pile() {
    const { items, marks } = this.view.data;
    this.bins = Array.from({ length: BINS }, () => []);
    for (const item of items) {
      const bin = Math.floor((this.share(item.from) + this.share(item.to)) / 2 * BINS);
      this.bins[Math.min(BINS - 1, bin)].push(item);
    }
    this.tallest = Math.max(...this.bins.map((bin) => bin.length));
    const step = Math.min(7, 62 / this.tallest);
    this.years = h("g", { class: "kc-years" });
    this.brush = h("rect", { class: "kc-brush", y: "1", height: FLOOR, rx: "2", hidden: true });
    this.dots = [];
    this.bars = [];
    if (items.length > MARKS || step < 2) this.bars = this.bins.map((bin, n) => [this.bar("kc-all", n, bin.length), this.bar("kc-some", n, 0)]);
    else this.bins.forEach((bin, n) => bin.forEach((item, up) => {
      const [, colour, shape] = marks[item.mark] || NONE, place = `translate(0 ${HIGH - up * step}) scale(${Math.min(0.62, step / 6.5)})`;
      const away = item.to < this.low ? "◂" : item.from > this.high && "▸", look = `kc-m${colour} kc-full`;
      const path = away ? h("text", { class: look, y: HIGH - up * step + 4 }, away) : h("path", { d: SHAPES[shape], class: look, transform: place });
      this.dots.push({ item, path, el: h("svg", { x: `${((n + 0.5) / BINS) * 100}%`, overflow: "visible" }, path) });
    }));
    this.plot.append(this.years, this.brush, ...this.bars.flat(), ...this.dots.map((dot) => dot.el));
  }

  bar(look, n, count) {
    return this.grow(h("rect", { class: look, x: `${(n / BINS) * 100}%`, width: `${80 / BINS}%`, rx: "1" }), count);
  }

  grow(rect, count) {
    const tall = count ? Math.max(2, (count / this.tallest) * HIGH) : 0;
    rect.setAttribute("y", FLOOR - tall);
    rect.setAttribute("height", tall);
    return rect;
  }

  share(t) {
    return Math.max(0, Math.min(1, (t - this.low) / (this.high - this.low)));
  }

  // The edges of the brush, as shares of the strip.
  edges(state) {
    return period(state, this.low, this.high).map((t) => this.share(t));
  }

  draw(state) {
    const { view, filter } = this;
    const kept = new Set(choose(view.data, { ...state, start: "", end: "" }).kept);
    for (const { item, path } of this.dots) path.classList.toggle("kc-pale", !kept.has(item.i));
    this.bars.forEach(([, some], n) => this.grow(some, this.bins[n].filter((item) => kept.has(item.i)).length));
    if (this.zone !== state.zone) this.drawZone(state.zone);
    this.presets.press(filter.presets.findIndex(([, start, end]) => start === state.start && end === state.end));
    for (const [name, { input }] of Object.entries(this.fields)) {
      const settled = !this.faulty[name] && document.activeElement !== input;
      if (settled || this.drawn?.[name] !== state[name]) this.tell(name, state[name]);
    }
    this.drawn = state;
    this.band(...this.edges(state), !!(state.start || state.end));
  }

  drawZone(zone) {
    this.zone = zone;
    if (!this.zones.buttons.has(zone)) this.zones.add([zone, zone.split("/").at(-1).replace(/_/g, " ")]);
    this.zones.press(zone);
    this.years.replaceChildren(...ticks(this.low, this.high, zone).found.filter((t) => t.label && t.major).flatMap((t) => {
      const x = `${this.share(t.t) * 100}%`;
      return [h("line", { x1: x, x2: x, y1: "0", y2: "73" }), this.share(t.t) < 0.95 && h("text", { x, dx: "4", y: "87" }, t.label)];
    }).filter(Boolean));
  }

  tell(name, value, fault = "") {
    const { input, fault: line } = this.fields[name];
    this.faulty[name] = !!fault;
    line.textContent = fault;
    if (!fault) input.value = tellBound(value);
    input.toggleAttribute("aria-invalid", !!fault);
    if (fault) input.setAttribute("aria-invalid", "true");
  }

  band(a, b, shown) {
    this.brush.toggleAttribute("hidden", !shown);
    this.brush.setAttribute("x", `${Math.min(a, b) * 100}%`);
    this.brush.setAttribute("width", `${Math.max(Math.abs(b - a) * 100, 0.5)}%`);
  }

  // What cannot be is explained beside its field, which keeps what was typed.
  type(name) {
    const { view } = this, { value, fault } = readBound(this.fields[name].input.value);
    const [low, high] = fault ? [0, 1] : period({ ...view.now, [name]: value });
    const beyond = name === "start" ? `That is after the end, ${tellBound(view.now.end)}.` : `That is before the start, ${tellBound(view.now.start)}.`;
    if (fault || low > high) return this.tell(name, "", fault || beyond);
    this.tell(name, value);
    return value === view.now[name] ? null : view.set({ [name]: value });
  }

  clear() {
    this.faulty = {};
  }

  // A drag chooses days; a drag that begins at an edge of the brush moves that edge.
  grab(event) {
    if (event.button) return;
    event.preventDefault();
    const { plot, view } = this, box = plot.getBoundingClientRect(), state = view.now;
    const at = (e) => Math.max(0, Math.min(1, (e.clientX - box.left) / box.width));
    const edges = state.start || state.end ? this.edges(state) : [];
    const near = edges.findIndex((edge) => Math.abs(edge - at(event)) * box.width < 6);
    const from = near >= 0 ? edges[1 - near] : at(event);
    const move = (e) => this.band(from, at(e), true);
    const done = (e) => {
      plot.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) plot.removeEventListener(name, done);
      if (Math.abs(at(e) - from) * box.width < 3) return this.draw(view.now);
      const [start, end] = [from, at(e)].sort((a, b) => a - b).map((share) => isoDay(this.low + share * (this.high - this.low), state.zone));
      this.faulty = {};
      return view.set({ start, end });
    };
    plot.setPointerCapture(event.pointerId);
    plot.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) plot.addEventListener(name, done);
  }
}
