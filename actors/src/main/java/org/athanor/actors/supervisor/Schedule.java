package org.athanor.actors.supervisor;

/**
 * How a campaign is cut into rounds.
 *
 * @param rounds how many, the seeds' round included
 * @param walks entropy-driven walks a round
 * @param lag walks of round r use the potential fitted to labels of rounds up to r − lag
 * @param settled the campaign ends when no error on held-out labels moved by more than this
 *     fraction over two rounds; 0 never ends it so
 */
public record Schedule(int rounds, int walks, int lag, double settled) {}
