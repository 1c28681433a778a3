// What labels cost, and which machine did what.
import { el, figure, find, key, show, table } from "./dom.js";
import { colour, draw, none, place, positive } from "./plot.js";
import { figures, instant, plain, seconds } from "./words.js";

const BINS = 24;

export function costs(s) {
  const body = find("costs-body");
  if (!body.firstChild) body.append(el("div"), el("div", { class: "gallery" }));
  const rows = s.ledger.byOutcome.map((one) => [one.outcome, String(one.tries), figures(one.seconds, 4), plain(one.coreHours)]);
  rows.push(["all", String(s.ledger.tries), figures(s.ledger.seconds, 4), plain(s.ledger.coreHours)]);
  const to = s.ledger.forecast;
  if (to) rows.push([to.atMost ? "to come (at most)" : "to come (estimate)", String(to.labels), figures(to.seconds, 4), plain(to.coreHours)]);
  show(body.firstChild, table(["outcome", "#calculations", "#time (s)", "#cost (core-h)"], rows));
  show(find("machines-body"), s.nodes.length === 0
    ? el("p", { class: "note" }, "No machine brought anything yet.")
    : table(["machine", "#walks", "#labels", "#calculations without a label", "last heard of"], s.nodes.map((one) => [one.node, String(one.walks), String(one.labels), String(one.failed), instant(one.latest)])));
}

export function costHistogram(values) {
  const body = find("costs-body");
  if (!body.firstChild) body.append(el("div"), el("div", { class: "gallery" }));
  const parts = figure(body.lastChild, "cost", "What one label cost, failed tries included (s of a labeler)");
  if (values.length === 0) {
    none(parts.frame, "No label was computed yet.");
    return;
  }
  const x = positive(values, "cost of a label (s of a labeler)");
  const at = (share) => x.kind === "log" ? x.low * (x.high / x.low) ** share : x.low + share * (x.high - x.low);
  const counts = new Array(BINS).fill(0);
  for (const value of values) {
    let bin = 0;
    while (bin < BINS - 1 && value >= at((bin + 1) / BINS)) bin++;
    counts[bin]++;
  }
  const most = Math.max(...counts);
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  show(parts.keys, key("var(--first)", `${values.length} labels, median ${seconds(middle)}`));
  draw(parts.frame, {
    x, y: { title: "labels", low: 0, high: 1.06 * most, kind: "linear" },
    words: `${values.length} labels, median ${seconds(middle)}`,
    paint(u, context) {
      context.fillStyle = colour("--first");
      counts.forEach((count, bin) => {
        const [left, top] = place(u, at(bin / BINS), count);
        const [right, bottom] = place(u, at((bin + 1) / BINS), 0);
        context.fillRect(left, top, Math.max(1, right - left - 1), bottom - top);
      });
    },
  });
}
