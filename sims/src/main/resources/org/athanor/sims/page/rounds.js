// When each round explored, was labelled, and was fitted.
import { el, find, key, show, svg, table } from "./dom.js";
import { figures, seconds, since } from "./words.js";

const ROW = 22;
const LEFT = 34;
const WIDTH = 1000;

export function rounds(c, latest) {
  const body = find("rounds-body");
  if (c.rounds.length === 0) {
    show(body, el("p", { class: "note" }, "No round was opened yet."));
    return;
  }
  const start = c.rounds[0].opened;
  const total = Math.max(1, since(start, latest ?? start));
  show(body,
    el("ul", { class: "keys" }, key("var(--first)", "exploring"), key("var(--second)", "labelling"), key("var(--third)", "fitted"), el("li", null, "dashed: a process took the campaign up again")),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "rounds in time" }, timeline(c, start, latest ?? start, total)),
    table(["#round", "#walks", "#opened after (s)", "#exploring (s)", "#labelling (s)", "#fitted after (s)"], c.rounds.map((r) => [
      String(r.round), String(r.walks), figures(since(start, r.opened), 4), length(r.opened, r.selected), length(r.firstLabel, r.lastLabel), length(start, r.fitted)])));
}

const length = (from, to) => from && to ? figures(since(from, to), 4) : "–";

function timeline(c, start, latest, total) {
  const height = ROW * c.rounds.length + 26;
  const x = (at) => LEFT + (WIDTH - LEFT - 10) * Math.max(0, since(start, at)) / total;
  const bar = (kind, from, to, top, words) => from ? svg("rect", { class: kind, x: x(from), y: top, width: Math.max(2, x(to ?? latest) - x(from)), height: 8 }, svg("title", null, words + seconds(since(from, to ?? latest)))) : null;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = LEFT + (WIDTH - LEFT - 10) * share;
    return [svg("line", { class: "grid", x1: at, x2: at, y1: 0, y2: height - 20 }), svg("text", { x: at, y: height - 5, "text-anchor": share === 0 ? "start" : share === 1 ? "end" : "middle" }, seconds(share * total))];
  });
  return svg("svg", { class: "timeline", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${c.rounds.length} rounds in ${seconds(total)}` },
    ticks,
    c.rounds.map((r, k) => [
      svg("text", { x: LEFT - 8, y: ROW * k + 14, "text-anchor": "end" }, String(r.round)),
      bar("explore", r.opened, r.selected, ROW * k + 2, `round ${r.round} explored: `),
      bar("label", r.firstLabel, r.lastLabel, ROW * k + 11, `round ${r.round} labelled: `),
      r.fitted ? svg("circle", { class: "fit", cx: x(r.fitted), cy: ROW * k + 10, r: 4 }, svg("title", null, `round ${r.round} fitted after ${seconds(since(start, r.fitted))}`)) : null,
    ]),
    c.resumed.map((at) => svg("line", { class: "resumed", x1: x(at), x2: x(at), y1: 0, y2: height - 20 })));
}
