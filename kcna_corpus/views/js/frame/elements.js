// Elements, marks, rich text. No text of a record becomes markup: it goes into the page as text,
// and an address is a link only if it is http(s).

import { MINUTE, when } from "./time.js";

export const SHAPES = [
  "M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z", "M-4.5-4.5H4.5V4.5H-4.5Z", "M0-6L6 0L0 6L-6 0Z",
  "M0-5.5L5.5 4.5H-5.5Z", "M-2-5.5H2V-2H5.5V2H2V5.5H-2V2H-5.5V-2H-2Z", "M0 5.5L5.5-4.5H-5.5Z",
  "M-5.5-2H5.5V2H-5.5Z", "M-5-5L5 0L-5 5Z",
];
const SVG = new Set(["svg", "path", "rect", "line", "g", "text"]);
const TAGS = new Set(["b", "del", "ins", "em", "small", "code", "q", "div", "mark"]);

export function h(tag, attributes = {}, ...kids) {
  const el = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (value != null && value !== false) el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...kids.flat(9).filter((kid) => kid != null && kid !== false && kid !== ""));
  return el;
}

export const button = (look, onclick, ...kids) => h("button", { type: "button", class: look || null, onclick }, ...kids);
export const hidden = (text) => h("span", { class: "kc-hid" }, text);
export const soft = (...kids) => h("span", { class: "kc-soft" }, ...kids);
// The address of a site breaks behind its dots, not within a word: “ledger.|example”.
export const breakable = (text) => text.split(/(?<=\.)(?=\S)/).flatMap((part, n) => (n ? [h("wbr"), part] : part));
export const silent = (text) => h("span", { "aria-hidden": "true" }, text);

// A row of buttons of which one is pressed; an option is [value, told].
export class Segments {
  constructor(label, options, act) {
    Object.assign(this, { act, buttons: new Map() });
    this.el = h("span", { class: "kc-seg", role: "group", "aria-label": label });
    for (const option of options) this.add(option);
  }

  add([value, told]) {
    this.buttons.set(value, button("", () => this.act(value), told));
    this.el.append(this.buttons.get(value));
  }

  press(chosen) {
    for (const [value, el] of this.buttons) el.setAttribute("aria-pressed", String(value === chosen));
    return this.el;
  }
}

// A side's own mark, in its colour; `side` is [name, colour, shape].
export const NONE = ["", 6, 0];

export function mark(side) {
  if (!side) return null;
  return h("svg", { class: `kc-mark kc-m${side[1]}`, viewBox: "-7 -7 14 14", "aria-hidden": "true" }, h("path", { d: SHAPES[side[2]] }));
}

// What is drawn anew keeps the focus, on the part that stands where the old one stood.
export function keepFocus(place, act) {
  const parts = () => [...place.querySelectorAll("a, button, select, summary")];
  const at = parts().indexOf(document.activeElement);
  act();
  if (at >= 0) (parts()[Math.min(at, parts().length - 1)] || place).focus({ preventScroll: true });
}

// Words in a language are shown in its letters, from the side from which it is read.
export const spoken = (lang) => (lang ? { lang, dir: "auto" } : {});

// Text that may hold parts: a string, or a list of strings and of [tag, …].
export function rich(value, zone) {
  if (value == null) return [];
  return Array.isArray(value) ? value.map((part) => richPart(part, zone)) : [String(value)];
}

function richPart(part, zone) {
  if (!Array.isArray(part)) return String(part);
  const [tag, a, b, c] = part;
  if (tag === "a") return /^https?:\/\//i.test(a) ? h("a", { href: a, target: "_blank", rel: "noopener noreferrer" }, b) : b;
  if (tag === "when") return when(a * MINUTE, b * MINUTE, c || zone);
  if (tag === "sign") return h("span", { class: `kc-tag kc-s${a}` }, b);
  return h(TAGS.has(tag) ? tag : "span", spoken(b), rich(a, zone));
}

export function facts(pairs, zone) {
  return h("dl", {}, pairs.map(([name, value]) => [h("dt", {}, name), h("dd", {}, rich(value, zone))]));
}

export const number = (n) => n.toLocaleString("en");
export const plural = (n, [one, many]) => `${number(n)} ${n === 1 ? one : many}`;

// --- bytes, packed and saved

const bytesOf = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

export async function unpack(text) {
  return new Response(new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"))).json();
}

export function download({ name, base64 }) {
  const link = h("a", { href: URL.createObjectURL(new Blob([bytesOf(base64)])), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
