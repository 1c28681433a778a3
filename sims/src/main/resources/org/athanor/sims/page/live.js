// What is known of the campaign, kept up to date by server-sent events; a lost connection is shown and mended.
export const BUSY = "being computed …";
const SILENCE = 25000;
const SHORTEST = { status: 1000, campaign: 2000, labels: 4000, parity: 4000, uncertainty: 6000, map: 6000 };

export class Live {
  constructor(onLine) {
    this.onLine = onLine;
    this.topics = {};
    this.keys = {};
    this.closing = false;
    this.connect();
    setInterval(() => this.watch(), 2000);
  }

  // Wants a topic from now on: told whenever it changes. Slow ones are asked for when `place` is seen.
  want(name, told, place) {
    const topic = { name, told, seen: !place, have: null, asked: 0, busy: false };
    this.topics[name] = topic;
    if (place) {
      new IntersectionObserver((entries) => {
        topic.seen = entries.at(-1).isIntersecting;
        this.fetch(topic);
      }, { rootMargin: "300px" }).observe(place);
    }
    this.fetch(topic);
  }

  connect() {
    this.source?.close();
    this.lost = false;
    this.heard = Date.now();
    this.source = new EventSource("/api/events");
    this.source.addEventListener("change", (event) => this.changed(JSON.parse(event.data)));
    this.source.addEventListener("beat", () => this.alive());
    this.source.onerror = () => {
      this.lost = true;
      this.onLine(false, this.closing ? "the process that served this page has ended; athanor page opens it again" : "connection lost, trying again …");
    };
  }

  // Browsers take ever longer to try again or give up, and none sees a peer that fell silent.
  watch() {
    if (this.lost || Date.now() - this.heard > SILENCE) this.connect();
    for (const topic of Object.values(this.topics)) this.fetch(topic);
  }

  alive() {
    this.heard = Date.now();
    this.onLine(true, this.trouble ?? "live");
  }

  changed(change) {
    this.keys = change.keys;
    this.trouble = change.trouble;
    this.closing = change.closing;
    this.clock = Date.parse(change.at) - Date.now();
    this.alive();
    for (const topic of Object.values(this.topics)) this.fetch(topic);
  }

  async fetch(topic) {
    const wanted = this.keys[topic.name];
    const early = Date.now() - topic.asked < SHORTEST[topic.name];
    if (!topic.seen || topic.busy || early || wanted === undefined || topic.have === wanted) return;
    topic.busy = true;
    topic.asked = Date.now();
    const answer = await this.ask(topic.name);
    topic.busy = false;
    if (!answer) return;
    // What was computed for an earlier state is shown, and asked for again.
    if (!answer.pending) topic.have = answer.problem ? wanted : answer.key;
    topic.told(answer.body, answer.problem ?? (answer.pending ? BUSY : undefined));
  }

  // Nothing where there is no connection: the stream of events says so, and what broke off is asked for again.
  async ask(name) {
    try {
      const response = await fetch("/api/" + name);
      const json = await response.json();
      if (response.status === 202) return { body: null, pending: true };
      if (!response.ok) return { body: null, problem: json.error };
      return { body: json, key: (response.headers.get("ETag") ?? "").replaceAll('"', "").split(".").slice(1).join(".") };
    } catch (lost) {
      console.info("no answer to " + name, lost.message);
      return null;
    }
  }
}
