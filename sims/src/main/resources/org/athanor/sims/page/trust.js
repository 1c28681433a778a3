// Errors of held-out labels against the deviations that were said beforehand.
import { el, figure, find, show, table } from "./dom.js";
import { lines } from "./learning.js";
import { colour, none } from "./plot.js";
import { scatter } from "./scatter.js";
import { figures, percent } from "./words.js";

const NINETY = 1.6448536;
const INKS = ["--first", "--second", "--third"];

export function trust(t, words) {
  const body = find("trust-body");
  if (!body.firstChild) body.append(el("div"), el("div", { class: "gallery" }));
  const [top, gallery] = body.children;
  if (!t || t.quantities.length === 0) {
    if (t || !gallery.firstChild) show(top, el("p", { class: "note" }, words ?? nothing(t)));
    return;
  }
  show(top,
    el("p", { class: "soft" }, `Potential version ${t.potential}. Of labels that were in no fit, intervals of 50, 90 and 95 % should hold as many errors.`),
    table(["quantity", "# errors", "# in 50 %", "# in 90 %", "# in 95 %"], t.quantities.map((q) => [q.quantity, String(q.count), percent(q.in50), percent(q.in90), percent(q.in95)])));
  t.quantities.forEach((q, k) => cloud(figure(gallery, "trust-" + k, "Error against deviation: " + q.quantity), q));
  coverage(figure(gallery, "coverage", "Coverage: share of errors within an interval"), t.quantities);
}

function nothing(t) {
  if (t?.potential === null) return "There is no potential yet.";
  return "No deviations of single energies and forces: there are no held-out labels yet, or the potential is tuned for a target (see Target).";
}

function cloud(parts, q) {
  const said = q.deviation.filter((v) => v > 0);
  if (said.length === 0) {
    none(parts.frame, "Every deviation is zero.");
    return;
  }
  const low = said.reduce((a, b) => Math.min(a, b));
  const far = said.reduce((a, b) => Math.max(a, b));
  const high = q.error.reduce((a, b) => Math.max(a, b), far);
  const floor = Math.max(low / 10, high / 1e4);
  const kept = q.error.map((e) => Math.max(e, floor));
  scatter(parts, {
    x: { title: `standard deviation (${q.unit})`, low: low / 1.2, high: far * 1.2, kind: "log" },
    y: { title: `error (${q.unit})`, low: floor / 1.2, high: high * 1.3, kind: "log" },
    groups: [{ name: "held out; below the line: 90 %", colour: colour("--second"), x: q.deviation.map((v) => Math.max(v, low)), y: kept }],
    lines: [[[low / 1.2, NINETY * low / 1.2], [far * 1.2, NINETY * far * 1.2]]],
    words: `${q.quantity}: ${percent(q.in90)} of ${q.count} errors within the 90 % interval`, size: 3,
    tell: (g, k) => `said ${figures(g.x[k])}, error ${figures(g.y[k])} ${q.unit}`,
  });
}

function coverage(parts, quantities) {
  const whole = { low: 0, high: 1, kind: "linear" };
  lines(parts, {
    x: { ...whole, title: "share it should hold" }, y: { ...whole, title: "share it holds" },
    series: [{ name: "as it should be", colour: "--quiet", points: [[0, 0], [1, 1]] }].concat(quantities.map((q, k) => ({ name: q.quantity, colour: INKS[k], points: q.curve }))),
  }, "share of errors within an interval against the share it should hold");
}
