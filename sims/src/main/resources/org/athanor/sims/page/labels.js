// What was labelled by arm, phase, pressure and temperature; what failed; and every structure in a list.
import { el, find, show, table } from "./dom.js";
import { chooser } from "./parity.js";
import { opener } from "./structure.js";
import { costHistogram } from "./costs.js";
import { figures, plain } from "./words.js";

const PAGE = 100;
let latest = null;
let filter = { state: "all", arm: "all", phase: "all", sort: "newest first", shown: PAGE };

export function labels(l, words) {
  if (!l) {
    show(find("labels-body"), el("p", { class: "note" }, words));
    return;
  }
  latest = l;
  const rows = (l.candidate ?? []).map((_, k) => k);
  const labelled = rows.filter((k) => l.state[k] === "labelled");
  show(find("labels-body"), labelled.length === 0
    ? el("p", { class: "note" }, "Nothing is labelled yet.")
    : el("div", { class: "gallery" },
      el("div", null, counts(labelled, "phase", (k) => l.phase[k])),
      el("div", null, counts(labelled, "pressure (GPa)", (k) => l.pressureGPa[k] === null ? "–" : plain(l.pressureGPa[k]), true)),
      el("div", null, counts(labelled, "temperature (K)", (k) => l.temperatureK[k] === null ? "no dynamics" : plain(l.temperatureK[k]), true))));
  failures(rows.filter((k) => l.state[k] === "quarantined"));
  costHistogram(labelled.map((k) => l.seconds[k]).filter((v) => v > 0));
  list();
}

// Rows: the values of one column; columns: the arms.
function counts(rows, head, value, numeric) {
  const arms = [...new Set(rows.map((k) => latest.arm[k]))].toSorted();
  const values = new Map();
  for (const k of rows) {
    const counted = values.get(value(k)) ?? {};
    counted[latest.arm[k]] = (counted[latest.arm[k]] ?? 0) + 1;
    values.set(value(k), counted);
  }
  const order = [...values.keys()].toSorted((a, b) => numeric ? (Number(a) || -1e9) - (Number(b) || -1e9) : a.localeCompare(b));
  return table([head, ...arms.map((arm) => "#" + arm), "#all"], order.map((name) => {
    const counted = values.get(name);
    return [name, ...arms.map((arm) => String(counted[arm] ?? 0)), String(Object.values(counted).reduce((a, b) => a + b, 0))];
  }));
}

let outcomes = [];
let given = [];

export function ledgerFailures(ledger) {
  outcomes = ledger.byOutcome.filter((one) => one.outcome !== "labelled");
  failuresNow();
}

function failures(rows) {
  given = rows;
  failuresNow();
}

function failuresNow() {
  const body = find("failures-body");
  const parts = [];
  parts.push(outcomes.length === 0
    ? el("p", { class: "note" }, "No calculation failed.")
    : table(["cause", "#calculations", "#time (s)", "#cost (core-h)"], outcomes.map((one) => [one.outcome, String(one.tries), figures(one.seconds, 4), plain(one.coreHours)])));
  if (given.length > 0) {
    parts.push(el("h3", null, "Structures given up"), table(["structure", "arm", "phase", "#pressure (GPa)", "#temperature (K)", "reason"], given.map((k) => [
      opener(latest.candidate[k], "given-"), latest.arm[k], latest.phase[k], plain(latest.pressureGPa[k]), plain(latest.temperatureK[k]), latest.reason[k]])));
  }
  show(body, parts);
}

const ORDERS = {
  "newest first": (l) => (a, b) => b - a,
  "most novel first": (l) => (a, b) => (l.novelty[b] ?? -Infinity) - (l.novelty[a] ?? -Infinity),
  "dearest first": (l) => (a, b) => l.seconds[b] - l.seconds[a],
};

function list() {
  const l = latest;
  const change = (name) => (value) => { filter = { ...filter, [name]: value, shown: PAGE }; list(); };
  const words = (column) => ["all", ...[...new Set(l[column] ?? [])].toSorted()];
  const rows = (l.candidate ?? []).map((_, k) => k)
    .filter((k) => ["state", "arm", "phase"].every((name) => filter[name] === "all" || l[name][k] === filter[name]))
    .toSorted(ORDERS[filter.sort](l));
  const shown = rows.slice(0, filter.shown);
  show(find("structures-body"),
    el("div", { class: "tools" },
      chooser("state", filter.state, words("state"), change("state")), chooser("arm", filter.arm, words("arm"), change("arm")),
      chooser("phase", filter.phase, words("phase"), change("phase")), chooser("order", filter.sort, Object.keys(ORDERS), change("sort")),
      el("span", { class: "soft" }, `${shown.length} of ${rows.length} structures`),
      rows.length > shown.length ? el("button", { type: "button", "data-key": "more", onclick: () => { filter.shown += 5 * PAGE; list(); } }, "more") : null),
    table(["structure (round/walk/number)", "arm", "phase", "#atoms", "#pressure (GPa)", "#temperature (K)", "#bias (eV)", "#novelty ν", "state", "#time (s)", "#failures"], shown.map((k) => [
      opener(l.candidate[k], "list-"), l.arm[k], l.phase[k], String(l.atoms[k]), plain(l.pressureGPa[k]), plain(l.temperatureK[k]), plain(l.biasEV[k]), figures(l.novelty[k]), l.state[k], figures(l.seconds[k]), String(l.failures[k])])));
}

