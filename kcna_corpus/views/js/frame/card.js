// The card: what stands behind the picked row, with its citation at the top.

import { button, facts, h, keepFocus, mark, rich, soft, spoken, unpack } from "./elements.js";
import { MINUTE, when } from "./time.js";

export class Card {
  constructor(view) {
    Object.assign(this, { view, data: view.data, cards: {} });
    this.el = h("section", { class: "kc-card", tabindex: "0", "aria-label": "What stands behind the chosen row", onkeydown: (e) => this.leave(e) });
    this.open(this.data.cards);
  }

  // Cards are packed, or asked for one by one.
  async open(packed) {
    if (packed) Object.assign(this.cards, await unpack(packed));
    this.ready = true;
    if (packed) this.draw();
  }

  // While something is asked, the form stands in its place.
  ask(form) {
    this.form = form;
    this.el.replaceChildren(form.el);
    form.focus();
  }

  close() {
    this.form = null;
    this.shown = "";
    this.draw();
  }

  draw() {
    const { data, view } = this, { now: state, picked: key } = view;
    if (this.form && (this.form.touched || this.key === key)) return;
    if (this.form) Object.assign(this, { form: null, shown: "" });
    const told = key !== null && this.cards[key], here = view.lines.some((line) => view.isPicked(line));
    const follows = data.all_lines || data.decided ? [view.found.kept, state[data.decided]] : 0;
    const shown = JSON.stringify([key, !!told, here, state.zone, follows]);
    if (shown === this.shown) return;
    const same = this.key === key;
    Object.assign(this, { shown, key });
    if (key !== null && !told && this.ready) view.model.send({ do: "card", key });
    const parts = told ? this.parts(told, key, here) : key !== null ? [h("p", {}, soft("Looking it up …"))] : this.hint();
    keepFocus(this.el, () => this.el.replaceChildren(...parts.flat(2).filter(Boolean)));
    if (!same) this.el.scrollTop = 0;
  }

  hint() {
    const { hint, hintFacts, hintLists, title } = this.data, { zone } = this.view.now;
    return [
      h("h3", {}, title), hint.map((part) => h("p", {}, rich(part, zone))),
      h("p", {}, soft("Pick a row, by mouse or with the arrow keys, to see what stands behind it.")),
      hintFacts && facts(hintFacts, zone), (hintLists || []).map(([name, parts]) => this.list([name, parts, false], Infinity)),
    ];
  }

  parts(told, key, here) {
    const { data, view } = this, { zone } = view.now, { times, actions } = told;
    const lists = (told.lists || []).map((list) => this.list(list)), hushed = data.all_lines && !lists.some(Boolean);
    const block = data.decided && data.items.find((item) => item.key === key);
    return [
      h("div", { class: "kc-cite" }, this.citing(key)),
      !here && h("p", { class: "kc-away" }, "Not among the rows shown."),
      h("p", {}, soft(mark(data.marks?.[told.mark]), block && `${block.state}, ${block.reason} · `, rich(told.over, zone))),
      h("h3", spoken(told.lang), told.title),
      told.days ? h("p", {}, told.days) : times && h("p", {}, when(times[0] * MINUTE, times[1] * MINUTE, zone), soft(` ${zone}`)),
      actions && h("p", { class: "kc-acts" }, actions.map((action) => this.action(action, key))),
      told.text && h("p", {}, rich(told.text, zone)),
      // what is decided of is decided by its words: they come first
      data.steps && lists,
      told.facts?.length && facts(told.facts, zone),
      hushed && h("p", {}, soft(`None of its ${data.nouns[1]} is among those chosen.`)), !data.steps && lists,
    ];
  }

  // A part of a list may belong to items, and is told while one of them is shown.
  list([title, parts, folded], most = 8) {
    const { kept, now } = this.view, whole = (part) => Array.isArray(part) || typeof part !== "object";
    const shown = parts.filter((part) => whole(part) || !part.items || part.items.some((i) => kept.has(i)));
    if (!shown.length) return null;
    const body = h("ul", {}, shown.map((part) => h("li", {}, rich(whole(part) ? part : part.told, now.zone))));
    if (!folded && shown.length <= most) return h("div", {}, h("h4", {}, title), body);
    return h("details", { open: !folded }, h("summary", {}, title, h("span", { class: "kc-n" }, ` ${shown.length}`)), body);
  }

  // What is decided by hand; null leaves it to the rules.
  action([name, value], key) {
    const { view, data } = this, { [key]: own = null, ...rest } = view.now[data.decided];
    const act = () => view.set({ [data.decided]: value == null ? rest : { ...rest, [key]: value } });
    const made = button("kc-btn", act, name);
    made.setAttribute("aria-pressed", String(own === value));
    return made;
  }

  // Citations are asked of Python; a page of its own has them packed.
  citing(key) {
    const { styles, cites } = this.data, { view } = this;
    if (!styles?.length || (view.model.still && !cites)) return null;
    const options = styles.map(([style, told]) => h("option", { value: style, selected: style === this.style }, told));
    const select = h("select", { hidden: styles.length < 2, "aria-label": "Style of the citation", onchange: () => (this.style = select.value) }, options);
    return [button("kc-btn", async () => {
      if (!cites) return view.model.send({ do: "cite", key, style: select.value });
      this.cites ??= await unpack(cites);
      const ready = this.cites[key]?.[select.value];
      return ready ? view.copy(ready, "Citation copied.") : view.say("This page was made without that style.");
    }, "Copy citation"), select];
  }

  // A screen further, as the space bar goes in a page.
  readOn() {
    this.el.scrollBy(0, this.el.clientHeight - 40);
  }

  leave(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.view.rows.focus();
  }
}
