// The live page of a campaign: each part is told when what it shows has changed.
import { el, find, show, table } from "./dom.js";
import { campaign, status } from "./head.js";
import { labels, ledgerFailures } from "./labels.js";
import { learning } from "./learning.js";
import { BUSY, Live } from "./live.js";
import { costs } from "./costs.js";
import { map } from "./map.js";
import { novelty } from "./novelty.js";
import { parity } from "./parity.js";
import { rounds } from "./rounds.js";
import { targetCampaign, targetStatus } from "./target.js";
import { trust } from "./trust.js";

let latest = null;
let told = null;

const live = new Live((on, words) => {
  const sign = find("live");
  sign.className = "live " + (on ? "on" : "off");
  if (sign.textContent !== words) sign.textContent = words;
});

live.want("status", (s, words) => {
  if (!s) return trouble(words);
  latest = s.latestEvent;
  status(s);
  costs(s);
  ledgerFailures(s.ledger);
  targetStatus(s);
  if (told) rounds(told, latest);
  return files();
});

live.want("campaign", (c, words) => {
  if (!c) return trouble(words);
  told = c;
  campaign(c);
  learning(c);
  novelty(c);
  targetCampaign(c);
  return rounds(c, latest);
});

live.want("labels", labels);
live.want("parity", parity, find("parity"));
live.want("uncertainty", trust, find("trust"));
live.want("map", map, find("map"));

function trouble(words) {
  if (words === BUSY) return;
  show(find("cautions"), el("p", { class: "caution" }, words));
}

async function files() {
  const response = await fetch("/api/files");
  const answer = await response.json();
  show(find("files-body"), answer.files.length === 0
    ? el("p", { class: "note" }, "They are written at the end of the campaign; athanor report and export make them at any time.")
    : table(["file", "#size (kB)"], answer.files.map((file) => [el("a", { href: "/files/" + file.name }, file.name), (file.bytes / 1000).toFixed(1)])));
}
