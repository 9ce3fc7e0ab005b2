// One file for everyone: the same views without Python, as tabs where there are several.

import { choose, cleared, prepare } from "./choose.js";
import { button, h } from "./elements.js";
import { render } from "./view.js";

class Still {
  still = true;
  heard = {};

  constructor(values) {
    this.values = values;
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    this.values[name] = value;
    for (const act of this.heard[`change:${name}`] || []) act();
  }

  on(name, act) {
    (this.heard[name] ||= []).push(act);
  }

  off() {}
  save_changes() {}
  send() {}
}

// In a saved notebook: the one view, which a kernel would let save and cite.
export function stored(place, values) {
  const model = Object.assign(new Still(values), { stored: true });
  render({ model, el: place, data: values.data });
}

export function page(place, views) {
  const panels = views.map(({ label, values }) => ({ label, model: new Still(values), data: values.data, el: h("div", { hidden: true }) }));
  const tabs = views.length > 1 ? views.map(({ label }, n) => tab(label, n, panels[n].el, () => show(n))) : [];
  const show = (n) => {
    const { model, data, el } = panels[n];
    panels.forEach((panel, m) => (panel.el.hidden = m !== n));
    tabs.forEach((made, m) => {
      made.setAttribute("aria-selected", String(m === n));
      made.tabIndex = m === n ? 0 : -1;
    });
    if (!el.firstChild) render({ model, el, data });
  };
  const elsewhere = (here, search) => panels.flatMap(({ label, model, data }, n) => {
    if (model === here || !data.filters.some((f) => f.kind === "text")) return [];
    const state = { ...cleared(prepare(data), model.values), search };
    const act = () => {
      for (const [name, value] of Object.entries(state)) model.set(name, value);
      show(n);
      tabs[n].focus();
    };
    const size = choose(data, { ...model.values, ...state }).kept.length;
    return size ? [{ label, size, show: act }] : [];
  });
  for (const { model } of panels) model.elsewhere = (search) => elsewhere(model, search);
  const steer = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    show(next);
    tabs[next].focus();
  };
  if (tabs.length) place.append(h("div", { role: "tablist", class: "kc-tabs", "aria-label": "Views", onkeydown: steer }, tabs));
  place.append(...panels.map(({ el }) => el));
  show(0);
}

function tab(label, n, panel, act) {
  const attributes = { role: "tab", id: `kc-t${n}`, "aria-controls": `kc-v${n}` };
  const made = button("", act, label);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  for (const [name, value] of Object.entries({ role: "tabpanel", id: `kc-v${n}`, "aria-labelledby": `kc-t${n}` })) panel.setAttribute(name, value);
  return made;
}
