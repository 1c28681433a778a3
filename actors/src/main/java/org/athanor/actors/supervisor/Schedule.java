package org.athanor.actors.supervisor;

/**
 * How a campaign is cut into rounds.
 *
 * @param rounds how many, the seeds' round included
 * @param walks entropy-driven walks a round
 * @param lag walks of round r use the potential fitted to labels of rounds up to r − lag
 * @param settled the campaign ends when no error on held-out labels moved by more than this
 *     fraction over two rounds; 0 never ends it so
 * @param avoid conditions are not walked any more when more than this fraction of what was chosen
 *     there could not be labelled; 1 walks everywhere
 */
public record Schedule(int rounds, int walks, int lag, double settled, double avoid) {
  /** One that walks everywhere. */
  public Schedule(int rounds, int walks, int lag, double settled) {
    this(rounds, walks, lag, settled, 1);
  }
}
