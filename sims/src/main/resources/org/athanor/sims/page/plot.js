// Axes by uPlot, in the page's own colours; what is drawn inside is a series of lines or a painter's own.
/* global uPlot */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
export const category = (k) => colour("--c" + (k % 8));

const plots = new Map();
const label = (value) => value === 0 ? "0" : Math.abs(value) < 1e-3 || Math.abs(value) >= 1e5 ? value.toExponential(0) : String(Number(value.toPrecision(4)));

const WHOLE = [1, 10, 100, 1000, 10000, 100000].flatMap((power) => [power, 2 * power, 5 * power]);

function axis({ title, whole }, side) {
  return {
    ...(whole ? { incrs: WHOLE } : {}), label: title, labelSize: 22, size: side ? 58 : 34, labelFont: "12px system-ui", font: "11.5px system-ui", labelGap: 2,
    stroke: () => colour("--soft"), grid: { stroke: () => colour("--line"), width: 1 }, ticks: { show: false },
    values: (u, splits) => splits.map((v) => v === null ? "" : label(v)),
  };
}

// Marks of uPlot begin at the end of an axis: it has to be a round number there, and within nine decades.
function rounded(to) {
  if (to.kind === "linear") return to;
  const ends = to.kind === "log" ? uPlot.rangeLog(Math.max(to.low, to.high / 1e9), to.high, 10, false) : uPlot.rangeAsinh(to.low, to.high, 10, false);
  return { ...to, low: ends[0], high: ends[1] };
}

const scale = (to) => ({ time: false, distr: { log: 3, asinh: 4 }[to.kind] ?? 1, asinh: 1, range: [to.low, to.high], auto: false });

// what: {x: {title, low, high, kind}, y: …, series: [{name, colour, points: [[x, y], …]}] or paint(u, context), words}
export function draw(frame, wanted) {
  plots.get(frame)?.stop();
  const what = { ...wanted, x: rounded(wanted.x), y: rounded(wanted.y) };
  const lines = what.series ?? [];
  const data = lines.length
    ? uPlot.join(lines.map((line) => {
      const sorted = line.points.toSorted((a, b) => a[0] - b[0]);
      return [sorted.map((p) => p[0]), sorted.map((p) => p[1])];
    }))
    : [[what.x.low, what.x.high], [null, null]];
  const size = () => ({ width: Math.max(200, frame.clientWidth), height: frame.clientHeight });
  const options = {
    ...size(), pxAlign: false,
    scales: { x: scale(what.x), y: scale(what.y) },
    axes: [axis(what.x, 0), axis(what.y, 1)],
    cursor: { drag: { x: false, y: false }, points: { show: false }, x: false, y: false },
    legend: { show: false },
    series: [{}].concat(lines.length
      ? lines.map((line) => ({
        label: line.name, stroke: () => colour(line.colour), width: 2, spanGaps: true,
        points: { show: true, size: 6, fill: () => colour(line.colour) },
      }))
      : [{ show: false }]),
    hooks: { draw: what.paint ? [(u) => inside(u, what.paint)] : [] },
  };
  frame.replaceChildren();
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", what.words);
  const plot = new uPlot(options, data, frame);
  const watcher = new ResizeObserver(() => plot.setSize(size()));
  watcher.observe(frame);
  plots.set(frame, { plot, stop: () => { watcher.disconnect(); plot.destroy(); } });
  return plot;
}

function inside(u, paint) {
  const context = u.ctx;
  context.save();
  context.beginPath();
  context.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
  context.clip();
  paint(u, context);
  context.restore();
}

export function none(frame, words) {
  plots.get(frame)?.stop();
  plots.delete(frame);
  frame.replaceChildren(Object.assign(document.createElement("p"), { className: "note", textContent: words }));
}

// Colours are painted into pixels: day and night draw them anew.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const { plot } of plots.values()) plot.redraw(false, true);
});

export const place = (u, x, y) => [u.valToPos(x, "x", true), u.valToPos(y, "y", true)];

export function rule(u, context, from, to, words) {
  const [x0, y0] = place(u, ...from);
  const [x1, y1] = place(u, ...to);
  context.strokeStyle = colour("--text");
  context.lineWidth = devicePixelRatio;
  context.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
  context.setLineDash([]);
  if (words) {
    context.fillStyle = colour("--text");
    context.font = 12 * devicePixelRatio + "px system-ui";
    const right = x0 > u.bbox.left + u.bbox.width / 2;
    context.textAlign = right ? "right" : "left";
    context.fillText(words, x0 + (right ? -6 : 6) * devicePixelRatio, u.bbox.top + 14 * devicePixelRatio);
  }
}

// Ranges that hold all values, with a little room.
export function around(values, title) {
  const known = values.filter(Number.isFinite);
  const low = known.length ? known.reduce((a, b) => Math.min(a, b)) : 0;
  const high = known.length ? known.reduce((a, b) => Math.max(a, b)) : 1;
  const room = high > low ? 0.04 * (high - low) : Math.max(0.5, 0.1 * Math.abs(low));
  return { title, low: low - room, high: high + room, kind: "linear" };
}

export function upTo(values, title) {
  const high = values.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
  return { title, low: 0, high: high > 0 ? 1.06 * high : 1, kind: "linear" };
}

export function positive(values, title) {
  const known = values.filter((v) => Number.isFinite(v) && v > 0);
  const low = known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = known.reduce((a, b) => Math.max(a, b), 0);
  return high > 8 * low ? { title, low: low / 1.3, high: high * 1.3, kind: "log" } : upTo(values, title);
}
