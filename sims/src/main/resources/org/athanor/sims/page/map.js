// The structures in two dimensions: principal components of their mean fingerprints.
import { el, figure, find, show } from "./dom.js";
import { around, category, none } from "./plot.js";
import { chooser } from "./parity.js";
import { scatter, split } from "./scatter.js";
import { open } from "./structure.js";
import { percent } from "./words.js";

let latest = null;
let by = "phase";

export function map(m, words) {
  if (m) latest = m;
  const body = find("map-body");
  if (!body.firstChild) body.append(el("div", { class: "tools" }), el("p", { class: "soft" }), el("div"));
  const [tools, note, place] = body.children;
  const parts = figure(place, "map", "Each dot is a structure; near ones have like surroundings", "square");
  if (!latest?.candidate?.length) {
    none(parts.frame, words ?? "No label was asked for yet.");
    return;
  }
  show(tools, chooser("Colour by", by, ["phase", "arm"], (value) => { by = value; map(latest); }), words ? el("span", { class: "soft" }, words) : null);
  show(note, `The two directions hold ${percent(latest.firstShare)} and ${percent(latest.secondShare)} of the spread of mean fingerprints.`
    + (latest.candidate.length < latest.structures ? ` ${latest.candidate.length} of ${latest.structures} structures are drawn.` : "") + " A click opens a structure.");
  scatter(parts, {
    x: around(latest.first, "first principal component (dimensionless)"), y: around(latest.second, "second principal component (dimensionless)"),
    groups: split(latest, by, latest.first, latest.second, latest.candidate, (name, k) => category(k)),
    words: `${latest.candidate.length} structures by the principal components of their fingerprints`, pick: open,
    tell: (g, k) => `${g.name} ${g.ids[k]}`,
  });
}
