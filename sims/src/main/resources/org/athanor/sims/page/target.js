// The target's properties: how certain they are, how certain they shall be, and how that came.
import { el, figure, find, show, table } from "./dom.js";
import { curves } from "./learning.js";
import { figures } from "./words.js";

let history = [];
let aimed = false;
let standing = null;

export function targetStatus(s) {
  standing = s.target;
  update();
}

export function targetCampaign(c) {
  aimed = c.aimed;
  history = c.targetRounds;
  update();
}

function update() {
  find("target").hidden = !aimed && !standing;
  if (find("target").hidden) return;
  const body = find("target-body");
  if (!body.firstChild) body.append(el("div"), el("div", { class: "gallery" }));
  show(body.firstChild, standing ? words(standing) : el("p", { class: "note" }, "No potential was tuned yet."));
  const names = [...new Set(history.flatMap((round) => round.properties.map((p) => p.property)))];
  names.forEach((name, k) => property(figure(body.lastChild, "target-" + k, ""), name));
}

function words(t) {
  return [
    t.missing ? el("p", { class: "caution" }, t.missing) : null,
    t.limitedByForm ? el("p", { class: "caution" }, `The residuals are √T = ${figures(t.inflation)} times what the weights ask for: the potential's form, not the data, is the limit; trust the inflated deviations alone.`) : null,
    t.fitSettled ? null : el("p", { class: "caution" }, "The last fit did not come to rest: some direction of the parameters is hardly held."),
    el("p", { class: "soft" }, `${t.chosen} structures chosen of ${t.kept} that the librarian kept; the weights changed by ${figures(100 * t.change, 2)} % at last.`),
    table(["property", "unit", "met", "#at the start", "#value", "#wanted σ", "#σ", "#inflated σ", "#misfit σ"], t.properties.map((p) => [
      p.property, p.unit, p.met ? "yes" : "not yet", figures(p.start, 6), figures(p.value, 6), figures(p.wanted), reached(p.standardDeviation), reached(p.inflated), figures(p.misfitDeviation)])),
    t.control ? el("p", { class: "soft" }, `Control: ${t.control.labels} structures drawn at random, with as much weight together.`) : null,
    t.control ? table(["property", "unit", "#wanted σ", "#σ by the control"], t.control.properties.map((p) => [p.property, p.unit, figures(p.wanted), reached(p.standardDeviation)])) : null,
    el("h3", null, "Parameters"),
    table(["parameter", "unit", "#start", "#fitted"], t.parameters.map((p) => [p.name, p.unit, figures(p.start, 7), figures(p.value, 7)])),
  ];
}

const reached = (value) => value === null ? "not determined" : figures(value);

function property(parts, name) {
  const rounds = history.flatMap((round) => round.properties.filter((p) => p.property === name).map((p) => ({ round: round.round, ...p })));
  const unit = rounds.at(-1).unit;
  parts.whole.querySelector("figcaption").textContent = `${name}: σ round by round`;
  const line = (field) => rounds.filter((p) => p[field] !== null).map((p) => [p.round, p[field]]);
  curves(parts, "round", `σ (${unit})`, [
    { name: "wanted", colour: "--quiet", points: line("wanted") },
    { name: "inflated", colour: "--second", points: line("inflated") },
    { name: "propagated", colour: "--first", points: line("standardDeviation") },
  ], "Not determined yet.");
}
