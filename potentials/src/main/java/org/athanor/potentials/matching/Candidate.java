package org.athanor.potentials.matching;

/**
 * A label that may be bought.
 *
 * @param id its name, unique in a problem
 * @param information what it says about the parameters when it has unit variance
 * @param price what it costs, in any unit; used by {@link Objective#PRICE} alone
 */
public record Candidate(String id, Information information, double price) {
  /**
   * Checks the price.
   *
   * @throws IllegalArgumentException unless it is positive
   */
  public Candidate {
    if (!(price > 0 && Double.isFinite(price))) {
      throw new IllegalArgumentException(
          "candidate " + id + ": expected a positive price, got " + price);
    }
  }

  /** A candidate that costs as much as any other. */
  public Candidate(String id, Information information) {
    this(id, information, 1);
  }
}
