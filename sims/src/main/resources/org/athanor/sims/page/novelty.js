// How new the candidates of the entropy-driven arm were, with the threshold of the librarian.
import { el, figure, find, key, show, table } from "./dom.js";
import { colour, draw, none, place, rule } from "./plot.js";
import { figures } from "./words.js";

const KINDS = { linear: "linear", logarithmic: "log", asinh: "asinh" };

export function novelty(c) {
  const body = find("novelty-body");
  const parts = figure(body, "novelty", "Candidates of the entropy-driven arm by novelty ν");
  histogram(parts, c.novelty);
  let endings = body.querySelector(".endings");
  if (!endings) body.append(endings = el("div", { class: "endings" }));
  const rows = Object.entries(c.walkEndings);
  show(endings, rows.length ? table(["how walks ended", "# walks"], rows.map(([words, count]) => [words, String(count)])) : el("p", { class: "note" }, "No walk came home yet."));
}

function histogram(parts, novelty) {
  if (!novelty) {
    none(parts.frame, "No candidate was judged by novelty yet.");
    return;
  }
  const { bins, threshold } = novelty;
  const layers = [["accepted", "--first"], ["familiar", "--quiet"], ["other", "--second"]];
  const count = (name) => bins.reduce((sum, bin) => sum + bin[name], 0);
  show(parts.keys, key("var(--first)", `accepted (${count("accepted")})`), key("var(--quiet)", `familiar (${count("familiar")})`), key("var(--second)", `duplicate or refused (${count("other")})`));
  const most = Math.max(1, ...bins.map((bin) => bin.accepted + bin.familiar + bin.other));
  draw(parts.frame, {
    x: { title: "novelty ν (dimensionless); the outer bins hold all beyond", low: bins[0].low, high: bins.at(-1).high, kind: KINDS[novelty.scale] },
    y: { title: "candidates", low: 0, high: 1.06 * most, kind: "linear" },
    words: `${novelty.candidates} candidates, ${count("accepted")} accepted` + (threshold === null ? "" : `, threshold ${figures(threshold)}`),
    paint(u, context) {
      for (const bin of bins) {
        let from = 0;
        for (const [name, ink] of layers) {
          if (bin[name] > 0) {
            const [left, top] = place(u, bin.low, from + bin[name]);
            const [right, bottom] = place(u, bin.high, from);
            context.fillStyle = colour(ink);
            context.fillRect(left, top, Math.max(1, right - left - 1), bottom - top);
          }
          from += bin[name];
        }
      }
      if (threshold !== null) rule(u, context, [threshold, 0], [threshold, 2 * most], "threshold " + figures(threshold));
    },
  });
}
