// Elements made from names and texts. Texts are never read as HTML: names and reasons are other people's.
const SVG = "http://www.w3.org/2000/svg";

function filled(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined) node.append(child);
  }
  return node;
}

export const el = (tag, attributes, ...children) => filled(document.createElement(tag), attributes, children);
export const svg = (tag, attributes, ...children) => filled(document.createElementNS(SVG, tag), attributes, children);
export const find = (id) => document.getElementById(id);

// Puts new contents in place of old ones, and leaves all alone where nothing is new: no flicker, no lost selection.
export function show(place, ...children) {
  const fresh = children.flat(Infinity).filter((child) => child !== null && child !== undefined)
    .map((child) => typeof child === "string" ? document.createTextNode(child) : child);
  const old = [...place.childNodes];
  const same = old.length === fresh.length && fresh.every((child, k) => old[k].isEqualNode(child));
  if (!same) {
    const focused = place.contains(document.activeElement) ? document.activeElement.dataset?.key : null;
    place.replaceChildren(...fresh);
    if (focused) place.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
}

// heads: texts; a head that begins with "#" is a column of numbers.
export function table(heads, rows) {
  const numeric = heads.map((head) => head.startsWith("#"));
  const cell = (tag, value, c) => el(tag, { class: numeric[c] ? "number" : tag === "td" ? "words" : null, scope: tag === "th" ? "col" : null }, value ?? "–");
  return el("div", { class: "table", tabindex: "0", role: "region", "aria-label": "table" },
    el("table", null,
      el("thead", null, el("tr", null, heads.map((head, c) => cell("th", head.replace(/^#/, ""), c)))),
      el("tbody", null, rows.map((row) => el("tr", null, row.map((value, c) => cell("td", value, c)))))));
}

// A figure that stays where it is: its frame is made once and has its height from the style.
export function figure(place, id, caption, kind = "") {
  let found = place.querySelector(`[data-figure="${id}"]`);
  if (!found) {
    found = el("figure", { "data-figure": id }, el("figcaption", null, caption), el("ul", { class: "keys" }), el("div", { class: "frame " + kind }));
    place.append(found);
  }
  const title = found.querySelector("figcaption");
  if (title.textContent !== caption) title.textContent = caption;
  return { whole: found, keys: found.querySelector(".keys"), frame: found.querySelector(".frame") };
}

export const key = (colour, name) => {
  const swatch = el("span", { class: "swatch" });
  swatch.style.background = colour;
  return el("li", null, swatch, name);
};
