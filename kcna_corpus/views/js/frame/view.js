// One explorer: filters, strip, rows, card and foot. What the data are is told in views/frame.py;
// what is chosen are the model's other traits. The live view and the page that is saved run this.

import { Card } from "./card.js";
import { choose, cleared, code, emptied, isSet, prepare } from "./choose.js";
import { button, download, h, mark, number, plural, soft, unpack } from "./elements.js";
import { beside, Chips } from "./filters.js";
import { arrange, counted } from "./lines.js";
import { Names } from "./names.js";
import { Period } from "./period.js";
import { Rows } from "./rows.js";
import { Steps } from "./steps.js";
import { tellBound } from "./time.js";

const BARS = { chips: Chips, names: Names, period: Period }; // other kinds stand beside

export function render({ model, el, data, source }) {
  const view = new View(model, data, source);
  el.append(view.root);
  view.listen();
  view.draw();
  return () => view.close();
}

class View {
  constructor(model, data, source) {
    Object.assign(this, { model, source, data: prepare({ ...data }), inputs: new Map(), folded: new Set(), closers: [] });
    this.bars = this.data.filters.filter((f) => f.kind in BARS).map((f) => new BARS[f.kind](this, f));
    this.build();
  }

  build() {
    const { data } = this;
    this.summary = button("kc-sum", () => this.unfold());
    this.summary.setAttribute("aria-expanded", "false");
    this.count = h("strong", { role: "status" });
    this.clear = button("kc-link", () => this.clearAll(), "Clear all");
    this.others = soft();
    this.none = h("div", { class: "kc-none", hidden: true });
    this.rows = new Rows(this, this.none);
    this.card = new Card(this);
    this.steps = data.steps && !this.model.still ? new Steps(this) : null;
    this.status = h("span", { class: "kc-soft", role: "status" });
    this.code = h("code", { tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-label": "The call that gives these rows again" });
    const copyCode = () => this.copy(this.code.textContent, "Code copied.");
    const head = h("div", { class: "kc-head" }, h("span", {}, this.count, " ", this.clear, " ", this.others), beside(this, "rows"), this.key());
    this.root = h("section", { class: `kc kc-${data.shape}${(data.lines || data.items).length > 6 ? "" : " kc-few"}`, "aria-label": data.title, onkeydown: guard },
      h("div", { class: "kc-frame" }, this.steps?.el, this.summary, h("div", { class: "kc-filters" }, this.bars.map((bar) => bar.el)),
        h("div", { class: "kc-main" }, h("div", { class: "kc-left" }, head, this.rows.el), this.card.el),
        h("div", { class: "kc-foot" }, this.saving(), data.code && [button("kc-btn", copyCode, "Copy code"), this.code], this.status)));
  }

  key() {
    const { marks = [], signs = [], key = [] } = this.data;
    return h("details", { class: "kc-key", hidden: !marks.length && !signs.length && !key.length }, h("summary", {}, "Legend"), h("div", {},
      marks.map((side) => h("span", {}, mark(side), side[0])),
      signs.map(([letter, name, sign]) => h("span", {}, h("i", { class: `kc-s kc-s${sign}` }, letter), name)),
      key.map((told) => h("span", {}, told))));
  }

  // A page of its own has no Python to write files; it is printed.
  saving() {
    if (this.model.stored) return soft("Stored in the notebook. Run it to save this view and to cite.");
    if (this.model.still) return button("kc-btn", () => window.print(), "Print");
    const save = (kind) => {
      menu.open = false;
      this.say("Writing …");
      this.model.send({ do: "save", kind });
    };
    const menu = h("details", { class: "kc-menu" }, h("summary", { class: "kc-btn" }, "Save view"),
      h("div", {}, this.data.saves.map(([kind, told]) => button("", () => save(kind), told))));
    return this.data.saves.length ? menu : null;
  }

  // --- what is heard, until it is closed

  listen() {
    const { model, rows } = this;
    const on = (target, names, act, [start, stop]) => {
      for (const name of names) target[start](name, act);
      this.closers.push(() => names.forEach((name) => target[stop](name, act)));
    };
    on(model, this.data.state.map((name) => `change:${name}`), () => this.setting || this.later(), ["on", "off"]);
    on(model, ["msg:custom"], (message) => this.receive(message), ["on", "off"]);
    if (this.source) on(this.source, ["change:value"], () => this.renew(this.source.get("value")), ["on", "off"]);
    const printing = (event) => { rows.paper = event.type === "beforeprint"; rows.draw(); };
    on(window, ["beforeprint", "afterprint"], printing, ["addEventListener", "removeEventListener"]);
    const resized = new ResizeObserver(() => rows.measure());
    resized.observe(this.root);
    this.closers.push(() => resized.disconnect());
  }

  close() {
    for (const act of this.closers) act();
  }

  // Several traits that change together are drawn once.
  later() {
    this.waiting ??= Promise.resolve().then(() => { this.waiting = null; this.draw(); });
  }

  // Other data of the same shape: what was decided has changed them.
  renew(data) {
    const latest = (this.renewed = (data.cards ? unpack(data.cards) : Promise.resolve({})).then((cards) => {
      if (latest !== this.renewed) return;
      prepare(Object.assign(this.data, { ...data, filters: this.data.filters, items: null }));
      Object.assign(this.card, { cards, shown: "" });
      this.draw();
      this.steps?.draw();
    }));
  }

  async receive({ key, card, copy, say, files, ...answer }) {
    if (answer.step) {
      await this.renewed;
      this.steps.answer(answer);
    }
    if (card) {
      this.card.cards[key] = card;
      this.card.draw();
    }
    if (copy) this.copy(copy, "Citation copied.");
    if (say) this.say(say);
    if (!files) return;
    files.forEach(download);
    this.say(`${files.map((file) => file.name).join(", ")} saved.`);
  }

  // --- what is chosen

  get state() {
    return Object.fromEntries(this.data.state.map((name) => [name, this.model.get(name)]));
  }

  // The key of the picked row; null for none.
  get picked() {
    const key = this.now[this.data.pick];
    return key === "" || key === -1 || key == null ? null : key;
  }

  isPicked(line) {
    const { picked } = this;
    return !line.head && picked !== null && (line.key === picked || line.items.some((item) => item.key === picked));
  }

  set(values) {
    this.setting = true;
    for (const [name, value] of Object.entries(values)) this.model.set(name, value);
    this.setting = false;
    this.model.save_changes();
    this.draw(Object.keys(values).every((name) => name === this.data.pick));
  }

  pick(key) {
    if (key !== this.now[this.data.pick]) this.set({ [this.data.pick]: key });
  }

  toggle(name, value) {
    const chosen = this.model.get(name);
    this.set({ [name]: chosen.includes(value) ? chosen.filter((v) => v !== value) : [...chosen, value] });
  }

  fold({ shut, group }) {
    this.folded[shut ? "delete" : "add"](group);
    this.draw();
  }

  unfold() {
    this.summary.setAttribute("aria-expanded", String(this.root.classList.toggle("kc-unfolded")));
  }

  // The filters that leave something out.
  get filtering() {
    return this.data.filters.filter((f) => f.kind !== "hidden" && isSet(f, this.now));
  }

  clearAll() {
    for (const bar of this.bars) bar.clear?.();
    this.set(cleared(this.data, this.now));
    this.root.querySelector(".kc-head input, .kc-key summary").focus();
  }

  // --- what follows a change

  draw(onlyPick = false) {
    const state = (this.now = this.state);
    if (onlyPick) this.rows.markPicked();
    else {
      this.found = choose(this.data, state);
      this.kept = new Set(this.found.kept);
      this.lines = arrange(this.data, this.found, state, this.folded);
      if (this.steps) this.rows.at = Math.max(0, this.lines.findIndex((line) => this.isPicked(line)));
      for (const bar of this.bars) bar.draw(state);
      for (const [name, input] of this.inputs) {
        if (input.type === "checkbox") input.checked = state[name];
        else if (input.value !== state[name]) input.value = state[name];
      }
      this.rows.drawHeader();
      this.rows.draw();
      this.drawCounts();
      if (this.data.code) this.code.textContent = code(this.data.code, state);
    }
    this.card.draw();
  }

  drawCounts() {
    const { filtering } = this;
    this.count.textContent = counted(this.data, this.found, this.lines);
    this.clear.hidden = !filtering.length;
    this.drawOthers(filtering);
    this.summary.replaceChildren(h("b", {}, filtering.length ? "Chosen" : "Filters"),
      filtering.map((f) => this.tell(f)).join(" · ") || "nothing chosen: everything is shown");
    const lost = this.none.contains(document.activeElement);
    this.none.hidden = this.lines.length > 0 && this.found.kept.length > 0;
    if (this.none.hidden && lost) this.rows.focus();
    if (!this.none.hidden) this.drawNone(filtering);
  }

  countsOf(filter) {
    return this.found.counts[this.data.filters.indexOf(filter)];
  }

  // What the other tabs of a page have of the words that are looked for here.
  drawOthers(filtering) {
    const asked = filtering.some((f) => f.kind === "text") && this.now.search;
    const found = (asked && this.model.elsewhere?.(asked)) || [];
    this.others.replaceChildren(found.length ? "In other tabs: " : "",
      ...found.flatMap(({ label, size, show }, n) => [n ? ", " : "", button("kc-link", show, `${number(size)} in ${label}`)]));
  }

  // What is chosen of a filter, in words.
  tell(filter) {
    const { now: state } = this, value = state[filter.name];
    if (filter.kind === "period") return [state.start, state.end].map((b) => b && tellBound(b)).join(" – ");
    if (filter.kind === "text") return `“${value}”`;
    if (!Array.isArray(value)) return filter.label;
    const told = new Map(filter.options);
    return value.map((v) => told.get(v) || v).join(filter.match && state[filter.match] === "all" ? " and " : ", ");
  }

  // Nothing found: what to loosen.
  drawNone(filtering) {
    const useful = filtering.map((f) => {
      const empty = emptied(f, this.now), { length } = choose(this.data, { ...this.now, ...empty }).kept;
      return { told: this.tell(f), empty, length };
    }).filter(({ length }) => length);
    const offer = ({ told, empty, length }, n) => [n ? ", or without " : "", button("kc-link", () => this.set(empty), told),
      ` there ${length === 1 ? "is" : "are"} ${plural(length, this.data.nouns)}`];
    const clear = () => h("p", {}, "No single filter is to blame; ", button("kc-link", () => this.clearAll(), "clear all"), ".");
    this.none.replaceChildren(h("p", {}, h("b", {}, "Nothing matches.")),
      useful.length ? h("p", {}, "Without ", useful.map(offer), ".") : filtering.length ? clear() : "");
  }

  // --- the foot and the clipboard

  say(text) {
    this.status.textContent = text;
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

// Plain keys are kept from the notebook's own shortcuts ("b" adds a cell, "dd" deletes one).
function guard(event) {
  const passes = event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab" || event.key === "Escape";
  if (!passes && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
}
