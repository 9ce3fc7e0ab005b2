// Names: found by typing any of them, grouped, any or all of those chosen.

import { loose } from "./choose.js";
import { button, h, mark, Segments, silent, soft } from "./elements.js";
import { beside, Chip, line, newId } from "./filters.js";

export class Names {
  constructor(view, filter) {
    Object.assign(this, { view, filter, active: 0, open: -1, id: newId(), chips: [] });
    this.initials = filter.options.map(([, told]) => told.replace(/[^A-Z]/g, "").toLowerCase());
    this.index = filter.options.map(([value, told, , aliases]) => [told, value, ...(aliases || [])].map(loose));
    this.input = h("input", {
      class: "kc-find", type: "text", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": this.id,
      autocomplete: "off", placeholder: filter.find, "aria-label": filter.find,
      oninput: () => this.suggest(), onkeydown: (e) => this.key(e), onblur: () => this.shut(),
    });
    this.list = h("ul", { role: "listbox", id: this.id, class: "kc-list", "aria-label": filter.find, hidden: true });
    this.groups = filter.groups.map((name, n) => {
      const number = h("span", { class: "kc-n" });
      const el = button("kc-chip", () => this.unfold(n), this.markOf(n), name, " ", number, silent(" ▾"));
      el.setAttribute("aria-expanded", "false");
      return { el, number };
    });
    this.matching = new Segments("How many of them", [["any", "any of"], ["all", "all of"]], (value) => view.set({ [filter.match]: value }));
    this.panel = h("div", { class: "kc-panel", hidden: true });
    this.tokens = h("div", { class: "kc-tokens", hidden: true });
    this.fault = h("div", { class: "kc-fault", role: "alert" });
    const find = h("span", { class: "kc-combo" }, this.input, this.list);
    this.el = h("div", {}, line(filter, find, this.groups.map((g) => g.el), beside(view, filter.name)), this.fault, this.panel, this.tokens);
  }

  markOf(group) {
    return this.filter.marked && mark(this.view.data.marks[group]);
  }

  draw(state) {
    const { filter, view } = this, chosen = new Set(state[filter.name]);
    this.counts = view.countsOf(filter);
    const kept = this.groups.map(() => 0);
    if (filter.marked) for (const i of view.found.kept) kept[view.data.items[i].mark]++;
    else filter.options.forEach(([, , group], n) => (kept[group] += this.counts[n]));
    this.groups.forEach((group, n) => {
      group.number.textContent = kept[n] || 0;
      group.el.classList.toggle("kc-zero", !kept[n]);
    });
    for (const chip of this.chips) {
      chip.draw(chosen, this.counts);
      chip.el.hidden = !this.counts[chip.n] && !chosen.has(chip.value) && chip.el !== document.activeElement;
    }
    this.drawTokens(filter.options.filter(([value]) => chosen.has(value)), state);
  }

  drawTokens(chosen, state) {
    const { filter, view } = this, { match } = filter;
    const matching = match && chosen.length > 1 ? [this.matching.press(state[match])] : [];
    this.tokens.hidden = !chosen.length;
    this.tokens.replaceChildren(...matching, ...chosen.map(([value, name]) => {
      const token = button("kc-token", () => { view.toggle(filter.name, value); this.input.focus(); }, name, silent(" ×"));
      token.setAttribute("aria-label", `Remove ${name}`);
      return token;
    }), ...(filter.note ? [soft(filter.note)] : []));
  }

  // One group at a time shows its options, those that would show most first.
  unfold(n) {
    const { filter, view } = this;
    this.open = this.open === n ? -1 : n;
    this.groups.forEach((group, g) => group.el.setAttribute("aria-expanded", String(g === this.open)));
    this.panel.hidden = this.open < 0;
    const own = [...filter.options.keys()].filter((o) => filter.options[o][2] === this.open);
    this.chips = own.sort((a, b) => this.counts[b] - this.counts[a]).map((o) => new Chip(view, filter, o));
    const note = filter.marked && soft(`${view.data.nouns[1]} in which they take part, of any side:`);
    this.panel.replaceChildren(...[note, ...this.chips.map((chip) => chip.el)].filter(Boolean));
    this.draw(view.now);
  }

  // Options by how well a name of theirs fits: whole or its capitals, its beginning, that of a word, anywhere.
  matches(typed) {
    const asked = loose(typed), joined = asked.replace(/ /g, "");
    if (!asked) return [];
    const fits = [
      (name) => name === asked, (name) => name.startsWith(asked), (name) => name.includes(` ${asked}`),
      (name) => name.includes(asked) || name.replace(/ /g, "").includes(joined),
    ];
    const score = (names) => fits.findIndex((fit) => names.some(fit));
    return this.index.map((names, n) => [joined === this.initials[n] ? 0 : score(names), n]).filter(([s]) => s >= 0)
      .sort((a, b) => a[0] - b[0] || this.counts[b[1]] - this.counts[a[1]]).slice(0, 8).map(([, n]) => n);
  }

  // The options whose names share most pairs of letters with what is typed.
  nearest(typed) {
    const pairs = (text) => new Set([...text].map((c, i, all) => c + (all[i + 1] || " ")));
    const asked = pairs(loose(typed));
    const alike = (name) => {
      const own = pairs(name);
      return [...asked].filter((pair) => own.has(pair)).length / Math.max(asked.size, own.size);
    };
    return this.index.map((names, n) => [Math.max(...names.map(alike)), n]).sort((a, b) => b[0] - a[0])
      .filter(([share]) => share > 0.3).slice(0, 3).map(([, n]) => n);
  }

  suggest() {
    this.found = this.matches(this.input.value);
    this.active = 0;
    this.fault.replaceChildren();
    this.show();
  }

  show() {
    const chosen = new Set(this.view.now[this.filter.name]), asked = loose(this.input.value);
    this.list.replaceChildren(...this.found.map((n, i) => {
      const [value, told, group, aliases] = this.filter.options[n];
      const other = loose(told).includes(asked) ? "" : (aliases || []).find((alias) => loose(alias).includes(asked));
      const act = (e) => { e.preventDefault(); this.pick(n); };
      return h("li", { role: "option", id: `${this.id}-${i}`, "aria-selected": String(i === this.active), class: chosen.has(value) ? "kc-on" : "", onmousedown: act },
        this.markOf(group), told, other && soft(` ${other}`), h("span", { class: "kc-n" }, ` ${this.counts[n]}`));
    }));
    this.shut(!this.found.length);
  }

  shut(shut = true) {
    this.list.hidden = shut;
    this.input.setAttribute("aria-expanded", String(!shut));
    if (shut) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  pick(n) {
    const [value] = this.filter.options[n];
    this.clear();
    if (!this.view.now[this.filter.name].includes(value)) this.view.toggle(this.filter.name, value);
  }

  key(event) {
    const open = !this.list.hidden, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open) {
      this.active = (this.active + step + this.found.length) % this.found.length;
      this.show();
    } else if (step && this.input.value) this.suggest();
    else if (event.key === "Enter" && this.input.value.trim()) {
      if (open) this.pick(this.found[this.active]);
      else if (this.found.length) this.show();
      else this.offer(this.nearest(this.input.value));
    } else if (event.key === "Escape" && open) {
      this.shut();
      event.stopPropagation();
      return;
    } else if (event.key === "Backspace" && !this.input.value) {
      const last = this.view.now[this.filter.name].at(-1);
      if (last) this.view.toggle(this.filter.name, last);
      return;
    } else return;
    event.preventDefault();
  }

  offer(near) {
    const choices = near.map((n) => button("kc-chip", () => { this.pick(n); this.input.focus(); }, this.filter.options[n][1]));
    this.fault.replaceChildren(`${this.filter.nobody} is called “${this.input.value.trim()}”.`, near.length ? " Nearest: " : "", ...choices);
  }

  clear() {
    this.input.value = "";
    this.fault.replaceChildren();
    this.shut();
  }
}
