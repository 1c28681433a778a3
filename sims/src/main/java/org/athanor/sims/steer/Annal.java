package org.athanor.sims.steer;

import java.time.Instant;

/**
 * One thing that happened to a campaign as a whole.
 *
 * @param at when
 * @param kind one word: began, resumed, changed, forked, stop, machine, ended
 * @param words what it was, for people
 */
record Annal(Instant at, String kind, String words) {}
