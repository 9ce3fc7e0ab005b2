// What a person decides of the rows: by letter while a row has the focus, by button, in a form.
// Python answers each step with data as they are then; until it does, the step waits.

import { Form } from "./form.js";
import { button, h, plural, soft } from "./elements.js";

const PATIENCE = 4000, MOVES = new Map([["next", 1], ["previous", -1], ["turn", 0]]);

export class Steps {
  constructor(view) {
    Object.assign(this, { view, waiting: new Map(), number: 0 });
    const { keys } = view.data.steps;
    this.keys = new Map(keys.map((step) => [step[0], step]));
    this.bar = h("progress", { "aria-label": "Candidates done" });
    this.count = h("strong");
    this.last = soft();
    const made = ([letter, name, , how]) => {
      const el = button("kc-btn", () => this.run(this.keys.get(letter)), h("kbd", {}, letter), ` ${name}`);
      el.setAttribute("aria-keyshortcuts", letter);
      return how && el;
    };
    this.el = h("div", { class: "kc-steps" },
      h("div", { role: "group", "aria-label": "Steps; a letter acts while a row has the focus" }, keys.map(made)),
      h("div", { role: "status" }, this.bar, " ", this.count, " ", this.last));
    this.draw();
  }

  draw() {
    const { progress: [done, whole], last } = this.view.data.steps;
    Object.assign(this.bar, { max: whole || 1, value: done });
    this.count.textContent = `${done} of ${whole} done`;
    this.tell(last);
  }

  tell(text) {
    this.last.textContent = text;
  }

  // A letter, whatever the keyboard's script: on a Korean one "a" is ㅁ, and its place is KeyA.
  press({ key, code = "" }) {
    const letter = /^[a-z]$/i.test(key) ? key : /^Key[A-Z]$/.test(code) ? code.slice(3) : "";
    const step = this.keys.get(letter.toLowerCase());
    if (step && !MOVES.has(step[3])) this.view.rows.take();
    if (step) this.run(step);
    return !!step;
  }

  run([, name, action, how]) {
    const { view } = this, { picked } = view, { forms } = view.data.steps;
    if (view.card.form?.touched) return this.tell("First save or cancel what is being changed, in the card.");
    if (MOVES.get(how)) return this.go(MOVES.get(how));
    if (how === "turn") return this.send(action, []);
    const rows = forms[action] ? this.openRows() : picked === null ? [] : [picked];
    if (!rows.length) return this.tell(forms[action] ? "No open candidate is shown." : "Pick a row first.");
    if (how === "form") return this.ask(action, name, rows);
    this.send(action, rows);
    return how === "on" && this.go(1);
  }

  get shown() {
    return this.view.lines.map((line) => line.item);
  }

  openRows() {
    return this.shown.filter((item) => item.open).map((item) => item.key);
  }

  // To the next open row, or the one before, round the end.
  go(way) {
    const { view, shown } = this, { rows } = view, { length } = shown;
    const waits = new Set([...this.waiting.values()].flat());
    for (let n = view.picked === null ? 0 : 1; n <= length; n++) {
      const at = (((rows.at + way * n) % length) + length) % length;
      if (shown[at].open && !waits.has(shown[at].key)) return this.show(shown[at].key);
    }
    rows.focus();
    if (!waits.size) this.tell(`${this.last.textContent} No open candidate is left among those shown.`);
    return null;
  }

  show(key) {
    const { view } = this, at = this.shown.findIndex((item) => item.key === key);
    if (at >= 0) view.rows.at = at;
    view.pick(key);
    if (!document.activeElement?.matches("input, textarea, [contenteditable]")) view.rows.focus();
  }

  ask(action, name, rows) {
    const { card, data } = this.view, whole = data.steps.forms[action], form = whole || card.cards[rows[0]]?.forms?.[action];
    if (!form) return this.tell(`${name}: not possible for this row.`);
    const title = whole ? `${form.title}: ${plural(rows.length, data.nouns)}` : form.title;
    return card.ask(new Form({ ...form, title }, (values) => this.send(action, rows, values), () => this.leave()));
  }

  leave() {
    this.view.card.close();
    this.view.rows.focus();
  }

  send(action, rows, values = {}) {
    const step = ++this.number;
    this.waiting.set(step, rows);
    const late = () => this.waiting.has(step) && this.tell("Python has not answered yet: it is busy, or was started anew; then run the cell again. What is counted as done is written.");
    setTimeout(late, PATIENCE);
    try {
      this.view.model.send({ do: "step", step, action, rows, values });
    } catch {
      late();
    }
  }

  // What Python answers: a fault leaves a form open, with what was typed.
  answer({ step, pick, fault }) {
    const { view } = this, { card } = view, rows = this.waiting.get(step) || [];
    this.waiting.delete(step);
    const asked = card.form?.sent && card.form;
    if (asked) asked.sent = false;
    if (fault && asked) return asked.refuse(fault);
    if (asked) this.leave();
    const key = pick || (fault ? rows[0] : "");
    if (key) this.show(key);
    else if (asked) this.go(1);
    return fault && this.tell(`Not done: ${fault}`);
  }
}
