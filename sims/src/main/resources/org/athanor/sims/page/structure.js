// One structure in three dimensions, with where it comes from.
import { el, find, show, table } from "./dom.js";
import { colour } from "./plot.js";
import { figures, plain, seconds } from "./words.js";

/* global $3Dmol */
let library = null;

// Half a megabyte that most visits do not need.
function viewerLibrary() {
  library ??= new Promise((done, failed) => {
    const script = el("script", { src: "/vendor/3Dmol-min.js", onload: done, onerror: () => failed(new Error("3Dmol-min.js did not load")) });
    document.head.append(script);
  });
  return library;
}

export const opener = (candidate, prefix) => el("button", { type: "button", class: "link", "data-key": prefix + candidate, "data-structure": candidate }, candidate);

// Rows are made anew when something changes; their buttons are heard of here, once.
document.addEventListener("click", (event) => {
  const wanted = event.target.closest?.("[data-structure]");
  if (wanted) open(wanted.dataset.structure);
});

export async function open(candidate) {
  const dialog = find("structure");
  const body = find("structure-body");
  show(body, close(dialog), el("h2", { id: "structure-name" }, "Structure " + candidate), el("p", { class: "note" }, "…"));
  if (!dialog.open) dialog.showModal();
  const response = await fetch("/api/structures/" + candidate);
  const s = await response.json();
  if (!response.ok) {
    show(body, close(dialog), el("h2", { id: "structure-name" }, "Structure " + candidate), el("p", { class: "caution" }, s.error));
    return;
  }
  const solid = el("div", { class: "solid" });
  show(body, close(dialog), el("h2", { id: "structure-name" }, `Structure ${s.candidate}: ${s.phase}, ${s.arm}`),
    el("div", { class: "sheet" }, solid, lineage(s)),
    s.tries.length ? el("h3", null, "Calculations") : null,
    s.tries.length ? table(["outcome", "#time (s)", "#cores", "reason"], s.tries.map((one) => [one.outcome, figures(one.seconds), String(one.cores), one.reason])) : null);
  await atoms(solid, s);
}

const close = (dialog) => el("button", { type: "button", autofocus: true, onclick: () => dialog.close() }, "Close");

function lineage(s) {
  const facts = [
    ["round, walk, number", `${s.round}, ${s.walk}, ${s.index}`], ["arm", s.arm], ["phase", s.phase], ["how it moved", s.motion], ["moved on", s.potential],
    ["pressure (GPa)", plain(s.pressureGPa)], ["temperature (K)", plain(s.temperatureK)], ["entropy bias k (eV)", plain(s.biasEV)], ["seed of the walk", s.seed],
    ["novelty ν", figures(s.novelty)], ["verdict", s.verdict], ["compared", s.compared],
    ["atoms", String(s.elements.length)], ["volume (Å³/atom)", figures(s.volumePerAtomA3, 4)],
    ["state", s.state], ["reason", s.reason], ["energy (eV)", s.energyEV === undefined ? null : figures(s.energyEV, 8)],
    ["largest force (eV/Å)", s.largestForceEVPerAngstrom === undefined ? null : figures(s.largestForceEVPerAngstrom)],
    ["cost", s.tries.length ? seconds(s.tries.reduce((sum, one) => sum + one.seconds, 0)) : null], ["label", s.label.slice(0, 12)],
  ];
  return el("dl", null, facts.filter(([, value]) => value !== null && value !== undefined && value !== "–").flatMap(([name, value]) => [el("dt", null, name), el("dd", null, value)]));
}

async function atoms(place, s) {
  try {
    await viewerLibrary();
    const viewer = $3Dmol.createViewer(place, { backgroundColor: colour("--card"), antialias: true });
    if (!viewer) throw new Error("this browser draws nothing in three dimensions (WebGL)");
    const lines = s.elements.map((element, k) => [element, ...within(s.positions[k], s.cell, s.periodic)].join(" "));
    viewer.addModel([s.elements.length, s.candidate, ...lines].join("\n"), "xyz");
    viewer.setStyle({}, { stick: { radius: 0.1 }, sphere: { scale: 0.28 } });
    cell(viewer, s.cell);
    viewer.zoomTo();
    viewer.render();
  } catch (problem) {
    show(place, el("p", { class: "note" }, "No view in three dimensions: " + problem.message));
  }
}

// The image of a position inside the cell: atoms that dynamics carried away are shown at home.
function within(position, rows, periodic) {
  const [a, b, c] = rows;
  const cross = (u, v) => [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
  const dot = (u, v) => u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
  const volume = dot(a, cross(b, c));
  const normals = [cross(b, c), cross(c, a), cross(a, b)];
  return rows.reduce((at, row, k) => {
    const turns = periodic[k] ? Math.floor(dot(normals[k], position) / volume) : 0;
    return at.map((x, axis) => x - turns * row[axis]);
  }, position);
}

function cell(viewer, [a, b, c]) {
  const corner = (i, j, k) => ({ x: i * a[0] + j * b[0] + k * c[0], y: i * a[1] + j * b[1] + k * c[1], z: i * a[2] + j * b[2] + k * c[2] });
  for (const [u, v] of [[0, 0], [0, 1], [1, 0], [1, 1]]) {
    for (const [start, end] of [[[0, u, v], [1, u, v]], [[u, 0, v], [u, 1, v]], [[u, v, 0], [u, v, 1]]]) {
      viewer.addLine({ start: corner(...start), end: corner(...end), color: colour("--soft") });
    }
  }
}
