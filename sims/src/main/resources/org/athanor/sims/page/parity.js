// The latest potential against the labels, coloured by arm or by phase.
import { el, figure, find, show } from "./dom.js";
import { around, category, none } from "./plot.js";
import { scatter, split } from "./scatter.js";
import { open } from "./structure.js";
import { figures } from "./words.js";

let latest = null;
let by = "arm";

export function chooser(words, value, options, chosen) {
  return el("label", null, words + " ", el("select", { "data-key": words, onchange: (event) => chosen(event.target.value) },
    options.map((option) => el("option", { value: option, selected: option === value }, option))));
}

export function parity(p, words) {
  if (p) latest = p;
  const body = find("parity-body");
  if (!body.firstChild) body.append(el("div", { class: "tools" }), el("p", { class: "soft" }), el("div", { class: "gallery" }));
  const [tools, note, gallery] = body.children;
  const energy = figure(gallery, "parity-energy", "Energy (eV/atom)", "square");
  const force = figure(gallery, "parity-force", "Force components (eV/Å)", "square");
  const error = figure(gallery, "residual-energy", "What remains: energy (meV/atom)", "square");
  const rest = figure(gallery, "residual-force", "What remains: force components (meV/Å)", "square");
  if (!latest?.structures.candidate?.length) {
    for (const parts of [energy, force, error, rest]) none(parts.frame, words ?? "There is no potential to hold against labels yet.");
    return;
  }
  show(tools, chooser("Colour by", by, ["arm", "phase"], (value) => { by = value; parity(latest); }), words ? el("span", { class: "soft" }, words) : null);
  show(note, `Potential version ${latest.potential}; labels of arm “test” were never in a fit.`
    + (latest.energyOffsetEVPerAtom === null ? "" : ` Energies of labels do not count: a mean offset of ${figures(latest.energyOffsetEVPerAtom, 6)} eV/atom is taken off.`)
    + (latest.forces.structure.length < latest.forces.components ? ` ${latest.forces.structure.length} of ${latest.forces.components} force components are drawn.` : ""));
  const s = latest.structures;
  cloud(energy, s, s.labelEVPerAtom, s.predictedEVPerAtom, "eV/atom");
  const f = latest.forces;
  const spread = { arm: f.structure.map((k) => s.arm[k]), phase: f.structure.map((k) => s.phase[k]), candidate: f.structure.map((k) => s.candidate[k]) };
  cloud(force, spread, f.labelEVPerAngstrom, f.predictedEVPerAngstrom, "eV/Å");
  residuals(error, s, s.labelEVPerAtom, s.predictedEVPerAtom, "eV/atom");
  residuals(rest, spread, f.labelEVPerAngstrom, f.predictedEVPerAngstrom, "eV/Å");
}

const groups = (columns, x, y) => split(columns, by, x, y, columns.candidate, (name, k) => category(k));

function cloud(parts, columns, label, predicted, unit) {
  const both = around(label.concat(predicted), "", "");
  scatter(parts, {
    x: { ...both, title: `label (${unit})` }, y: { ...both, title: `predicted (${unit})` },
    groups: groups(columns, label, predicted), lines: [[[both.low, both.low], [both.high, both.high]]],
    words: `${label.length} predictions against labels in ${unit}`, pick: open, size: label.length > 2000 ? 3 : 5,
    tell: (g, k) => `${g.name} ${g.ids[k]}: ${figures(g.x[k], 5)} → ${figures(g.y[k], 5)} ${unit}`,
  });
}

function residuals(parts, columns, label, predicted, unit) {
  const left = label.map((value, k) => 1000 * (predicted[k] - value));
  const x = around(label, `label (${unit})`);
  scatter(parts, {
    x, y: around(left, `predicted − label (m${unit})`),
    groups: groups(columns, label, left), lines: [[[x.low, 0], [x.high, 0]]],
    words: `errors in m${unit}`, pick: open, size: label.length > 2000 ? 3 : 5,
    tell: (g, k) => `${g.name} ${g.ids[k]}: ${figures(g.y[k])} m${unit}`,
  });
}
