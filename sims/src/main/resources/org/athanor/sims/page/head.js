// The campaign in a few figures: state, progress against the budget, forecast, and what is waited for.
import { el, find, key, show } from "./dom.js";
import { figures, instant, percent, plain, seconds, since } from "./words.js";

const tile = (value, words, more) => el("div", { class: "tile" }, el("b", null, value), el("span", null, words), more ? el("span", null, more) : null);

export function status(s) {
  const name = s.name ?? "A campaign that has not begun";
  show(find("name"), name);
  document.title = `${name}: ${s.state}${s.round === null ? "" : ", round " + s.round}`;
  const badge = find("state");
  badge.className = "badge " + s.state;
  show(badge, s.state + (s.round === null ? "" : `, round ${s.round}`));
  show(find("tiles"), tiles(s));
  show(find("progress"), progress(s));
}

function tiles(s) {
  const { labels, ledger, errors, walks } = s;
  const all = [
    tile(labels.done + (labels.budget === null ? "" : ` of ${labels.budget}`), "labels",
      `${labels.running} running, ${labels.waiting} waiting` + (labels.recalled ? `, ${labels.recalled} from the cache` : "")),
    tile(`${plain(ledger.coreHours, 3)} core-h`, "spent on labels, failures included", seconds(ledger.seconds) + " of labelers"),
    ledger.forecast
      ? tile(`${ledger.forecast.atMost ? "≤" : "≈"} ${plain(ledger.forecast.coreHours, 3)} core-h`, `to come, for ${ledger.forecast.labels} labels`, forecast(s))
      : tile("–", "to come", s.state === "complete" ? "ended " + instant(s.latestEvent) : "not known yet"),
    tile(errors ? figures(errors.forceMaeMeVPerAngstrom) + " meV/Å" : "–", "force MAE, held out", errors ? `on ${errors.labels} labels no fit ever saw` : "no fit was held against labels yet"),
    tile(errors ? figures(errors.energyMaeMeVPerAtom) + " meV/atom" : "–", "energy MAE, held out", errors?.stressMaeGPa ? figures(errors.stressMaeGPa) + " GPa stress" : null),
    tile(`${walks.arrived} of ${walks.planned}`, "walks home in this round", `${walks.total} in all` + (walks.candidates ? `; ${percent(walks.accepted / walks.candidates)} of candidates new enough` : "")),
    tile(String(labels.failed), "failed calculations", `${labels.quarantined} structures given up`),
    tile(s.started ? seconds(since(s.started, s.latestEvent)) : "–", "from the first event to the last", s.started ? "since " + instant(s.started) : null),
  ];
  return all;
}

// Labels have come at some pace; it may change.
function forecast(s) {
  const paid = s.labels.done - s.labels.recalled;
  if (!s.started || paid < 5) return seconds(s.ledger.forecast.seconds) + " of one labeler";
  return "about " + seconds(since(s.started, s.latestEvent) / s.labels.done * s.ledger.forecast.labels) + " at the pace so far";
}

function progress(s) {
  const { labels } = s;
  const whole = Math.max(labels.budget ?? 0, labels.requested, 1);
  const parts = [
    ["done", labels.done, "--first"], ["running", labels.running, "--third"],
    ["waiting", labels.waiting, "--quiet"], ["given up", labels.quarantined, "--second"],
  ];
  const stack = el("div", { class: "stack", role: "progressbar", "aria-label": "labels", "aria-valuemin": 0, "aria-valuemax": whole, "aria-valuenow": labels.done },
    parts.map(([, count, ink]) => {
      const part = el("div");
      part.style.width = 100 * count / whole + "%";
      part.style.background = `var(${ink})`;
      return part;
    }));
  return [
    stack,
    el("ul", { class: "keys" }, parts.map(([words, count, ink]) => key(`var(${ink})`, `${words}: ${count}`))),
    s.datasetHash ? el("p", { class: "soft" }, "dataset " + s.datasetHash) : null,
  ];
}

export function campaign(c) {
  show(find("waiting"), c.waiting.map((words) => el("p", null, words)));
  show(find("cautions"), [c.caution, c.versions].filter(Boolean).map((words) => el("p", { class: "caution" }, words)));
  show(find("headlines"), c.headlines.map((words) => el("p", { class: "soft" }, words)),
    c.reference ? el("p", { class: "soft" }, `Reference: ${c.reference}. Seed ${c.seed}.` + (c.roundsPlanned === null ? "" : ` ${c.roundsPlanned} rounds planned.`)) : null);
}

