// Errors against the number of labels, with the control arm beside the entropy-driven one at matched numbers.
import { figure, find, key, show } from "./dom.js";
import { draw, none, positive, upTo } from "./plot.js";
import { follow } from "./scatter.js";
import { figures, plain } from "./words.js";

const QUANTITIES = [
  ["force", "force MAE (meV/Å)", (e) => e.forceMaeMeVPerAngstrom],
  ["energy", "energy MAE (meV/atom)", (e) => e.energyMaeMeVPerAtom],
  ["stress", "stress MAE (GPa)", (e) => e.stressMaeGPa],
];

const points = (fits, labels, errors, value) => fits.filter((fit) => errors(fit) && value(errors(fit)) !== null).map((fit) => [labels(fit), value(errors(fit))]);

export function learning(c) {
  const body = find("learning-body");
  for (const [id, title, value] of QUANTITIES) {
    curves(figure(body, "all-" + id, "All labels: " + title), "labels in the fit", title, [
      { name: "labels of the fit", colour: "--quiet", points: points(c.fits, (f) => f.labels, (f) => f.training, value) },
      { name: "held out", colour: "--first", points: points(c.fits, (f) => f.labels, (f) => f.heldOut, value) },
    ], "No fit was held against labels yet.");
  }
  // Without a control arm there is nothing to compare.
  if (!c.fits.some((fit) => fit.controlArm)) return;
  for (const [id, title, value] of QUANTITIES) {
    curves(figure(body, "arms-" + id, "Arms at matched numbers, held out: " + title), "labels of the arm, beside the seeds", title, [
      { name: "random control", colour: "--second", points: points(c.fits, (f) => f.controlArm.ownLabels, (f) => f.controlArm && f.controlArm.errors, value) },
      { name: "entropy-driven", colour: "--first", points: points(c.fits, (f) => f.entropyArm.ownLabels, (f) => f.entropyArm && f.entropyArm.errors, value) },
    ], "Not compared yet.");
  }
}

export function curves(parts, across, up, series, nothing) {
  const known = series.filter((line) => line.points.length > 0);
  if (known.length === 0) {
    show(parts.keys);
    none(parts.frame, nothing);
    return;
  }
  const all = known.flatMap((line) => line.points);
  lines(parts, { x: { ...upTo(all.map((p) => p[0]), across), whole: true }, y: positive(all.map((p) => p[1]), up), series: known },
    `${up} against ${across}: ` + known.map((line) => `${line.name} from ${figures(line.points[0][1])} to ${figures(line.points.at(-1)[1])}`).join(", "));
}

// Lines with their names above, and their values under the pointer.
export function lines(parts, what, words) {
  show(parts.keys, what.series.map((line) => key(`var(${line.colour})`, line.name)));
  const plot = draw(parts.frame, { ...what, words });
  const groups = what.series.map((line) => ({ name: line.name, x: line.points.map((p) => p[0]), y: line.points.map((p) => p[1]) }));
  follow(parts.frame, plot, groups, null, (g, k) => `${g.name}: ${plain(g.x[k])}, ${figures(g.y[k])}`);
}
