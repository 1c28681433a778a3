// Clouds of points that tell what they are, and open a structure when they are clicked.
import { colour, draw, place, rule } from "./plot.js";
import { el, key, show } from "./dom.js";

const NEAR = 14;

// groups: [{name, colour, x: [], y: [], ids: [] or none}]
export function scatter(parts, { x, y, groups, lines = [], words, pick, tell, size = 5 }) {
  show(parts.keys, groups.map((group) => key(group.colour, `${group.name} (${group.x.length})`)));
  const plot = draw(parts.frame, {
    x, y, words,
    paint(u, context) {
      for (const line of lines) rule(u, context, line[0], line[1]);
      const reach = size * devicePixelRatio;
      for (const group of groups) {
        context.fillStyle = group.colour;
        context.globalAlpha = 0.6;
        for (let k = 0; k < group.x.length; k++) {
          const [px, py] = place(u, group.x[k], group.y[k]);
          context.fillRect(px - reach / 2, py - reach / 2, reach, reach);
        }
      }
      context.globalAlpha = 1;
      context.fillStyle = colour("--text");
    },
  });
  parts.frame.classList.toggle("pick", Boolean(pick));
  follow(parts.frame, plot, groups, pick, tell);
}

// Says what is under the pointer, and opens it when it is clicked.
export function follow(frame, plot, groups, pick, tell) {
  const hint = el("div", { class: "hint", hidden: true });
  plot.over.append(hint);
  const nearest = (event) => {
    const box = plot.over.getBoundingClientRect();
    const [mx, my] = [event.clientX - box.left, event.clientY - box.top];
    let best = { distance: NEAR * NEAR };
    for (const group of groups) {
      for (let k = 0; k < group.x.length; k++) {
        const px = plot.valToPos(group.x[k], "x");
        const py = plot.valToPos(group.y[k], "y");
        const distance = (px - mx) ** 2 + (py - my) ** 2;
        if (distance < best.distance) best = { distance, group, k, px, py };
      }
    }
    return best.group ? best : null;
  };
  plot.over.addEventListener("mousemove", (event) => {
    const found = nearest(event);
    hint.hidden = !found;
    if (found) {
      hint.textContent = tell(found.group, found.k);
      const left = found.px > plot.over.clientWidth / 2;
      hint.style.left = left ? "" : found.px + 10 + "px";
      hint.style.right = left ? plot.over.clientWidth - found.px + 10 + "px" : "";
      hint.style.top = Math.max(0, found.py - 26) + "px";
    }
  });
  plot.over.addEventListener("mouseleave", () => { hint.hidden = true; });
  if (pick) {
    plot.over.addEventListener("click", (event) => {
      const found = nearest(event);
      if (found) pick(found.group.ids[found.k]);
    });
  }
}

// Splits columns into groups by the words of one of them.
export function split(columns, by, x, y, ids, colours) {
  const groups = new Map();
  columns[by].forEach((word, k) => {
    const group = groups.get(word) ?? { name: word, x: [], y: [], ids: [] };
    group.x.push(x[k]);
    group.y.push(y[k]);
    group.ids.push(ids[k]);
    groups.set(word, group);
  });
  return [...groups.values()].toSorted((a, b) => a.name.localeCompare(b.name)).map((group, k) => ({ ...group, colour: colours(group.name, k) }));
}
