// A form in the card: Enter does it, Escape leaves it.

import { button, h } from "./elements.js";
import { newId } from "./filters.js";

export class Form {
  constructor({ title, fields, does }, act, close) {
    Object.assign(this, { act, close, values: [] });
    this.fault = h("p", { class: "kc-fault", role: "alert", id: newId() });
    this.el = h("form", { "aria-label": title, "aria-describedby": this.fault.id, onkeydown: (e) => this.key(e), onsubmit: (e) => e.preventDefault() },
      h("h3", {}, title), this.fault, fields.map((field) => this.field(field)),
      h("p", { class: "kc-acts" }, button("kc-btn", () => this.submit(), `${does} `, h("kbd", {}, "Enter")), button("kc-btn", () => this.close(), "Cancel ", h("kbd", {}, "Esc"))));
    this.before = JSON.stringify(this.read);
  }

  get read() {
    return Object.fromEntries(this.values.map(([name, read]) => [name, read()]));
  }

  // Whether anything was typed or chosen, which nothing but this form may end.
  get touched() {
    return JSON.stringify(this.read) !== this.before;
  }

  field(field) {
    return field.kind === "one" || field.kind === "many" ? this.boxes(field) : this.line(field);
  }

  line({ name, label, about, kind, value, options = [] }) {
    const id = newId(), own = options.some(([v]) => v === value) ? options : [[value, value], ...options];
    const input = kind === "choice" ? h("select", { id }, own.map(([v, text]) => h("option", { value: v, selected: v === value }, text)))
      : h("input", { id, class: "kc-find", type: "text", value, autocomplete: "off", title: about });
    this.values.push([name, () => input.value]);
    return h("p", { class: "kc-line" }, h("label", { for: id }, label), input);
  }

  boxes({ name, label, kind, value, options }) {
    const group = newId(), type = kind === "one" ? "radio" : "checkbox", chosen = [value].flat();
    const boxes = options.map(([v]) => h("input", { type, name: group, value: v, checked: chosen.includes(v) }));
    const picked = () => boxes.filter((box) => box.checked).map((box) => box.value);
    this.values.push([name, () => (kind === "one" ? picked()[0] : picked())]);
    return h("fieldset", {}, h("legend", {}, label), options.map(([, text], n) => h("label", { class: "kc-box" }, boxes[n], h("span", {}, text))));
  }

  focus() {
    const chosen = this.el.querySelector("input[type=radio]:checked") || this.el.querySelector("input, select");
    chosen?.focus();
    if (chosen?.type === "text") chosen.select();
  }

  key(event) {
    if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && !event.isComposing && event.target.tagName !== "BUTTON") this.submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  submit() {
    this.fault.textContent = "";
    this.sent = true;
    this.act(this.read);
  }

  refuse(fault) {
    this.fault.textContent = fault;
    this.el.scrollIntoView?.({ block: "nearest" });
    this.focus();
  }
}
