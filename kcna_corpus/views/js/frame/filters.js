// The lines of filters: chips, and what stands at the end of a line. Each line has `el`, `draw`,
// and where something may be typed `clear`; see also names.js and period.js.

import { button, h, number } from "./elements.js";

// Of choices that fill more than about two lines, by their letters, those are shown that would show most.
const ROOM = 225, ROUND_A_CHIP = 6;

let ids = 0;
export const newId = () => `kc-${++ids}`;

export function line(filter, ...kids) {
  return h("div", { class: "kc-bar", role: "group", "aria-label": filter.label }, h("span", { class: "kc-l" }, filter.label), ...kids);
}

export class Chips {
  constructor(view, filter) {
    Object.assign(this, { view, filter, chips: filter.options.map((_, n) => new Chip(view, filter, n)) });
    this.more = button("kc-link", () => { this.whole = !this.whole; this.draw(view.now); });
    this.el = line(filter, this.chips.map((chip) => chip.el), this.more, beside(view, filter.name));
  }

  draw(state) {
    const chosen = new Set(state[this.filter.name]), counts = this.view.countsOf(this.filter);
    const fitting = this.chips.filter((chip) => !this.filter.fits || counts[chip.n] || chosen.has(chip.value));
    const first = mostTelling(fitting, (chip) => counts[chip.n]);
    const shown = new Set(this.whole ? fitting : first);
    const rest = fitting.filter((chip) => !first.includes(chip) && !chosen.has(chip.value));
    for (const chip of this.chips) {
      chip.draw(chosen, counts);
      chip.el.hidden = !shown.has(chip) && !chosen.has(chip.value);
    }
    this.more.hidden = !rest.length;
    this.more.textContent = this.whole ? "fewer" : `${rest.length} more`;
  }
}

function mostTelling(chips, size) {
  let room = ROOM;
  const first = [...chips].sort((a, b) => size(b) - size(a)).filter((chip) => (room -= chip.letters) >= 0);
  return first.length + 2 < chips.length ? first : chips; // a button for one or two saves nothing
}

// A choice that is pressed or not, and how many choosing it would show.
export class Chip {
  constructor(view, filter, n) {
    const [value, told, sign] = filter.options[n];
    Object.assign(this, { n, value, letters: told.length + ROUND_A_CHIP, number: h("span", { class: "kc-n" }) });
    const dot = filter.kind === "chips" && sign != null && h("span", { class: `kc-dot kc-s${sign}`, "aria-hidden": "true" });
    this.el = button("kc-chip", () => view.toggle(filter.name, value), dot, told, " ", this.number);
  }

  draw(chosen, counts) {
    const on = chosen.has(this.value), told = number(counts[this.n]);
    this.el.setAttribute("aria-pressed", String(on));
    this.el.classList.toggle("kc-zero", !counts[this.n] && !on);
    if (this.number.textContent !== told) this.number.textContent = told;
  }
}

// Flags and the search stand at the end of the line that they name.
export function beside(view, name) {
  return h("span", { class: "kc-beside" }, view.data.filters.filter((f) => f.beside === name).map((f) => {
    const search = f.kind === "text", set = () => view.set({ [f.name]: search ? input.value : input.checked });
    const input = search
      ? h("input", { type: "search", class: "kc-find", placeholder: f.label, "aria-label": f.label, oninput: set })
      : h("input", { type: "checkbox", onchange: set });
    view.inputs.set(f.name, input);
    return search ? input : h("label", { class: "kc-flag" }, input, f.label);
  }));
}
