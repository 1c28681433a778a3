package org.athanor.sims.status;

import java.util.Optional;
import org.athanor.config.Outline;

/**
 * What a campaign's file says, as far as people are told about it; empty where it is not known.
 *
 * @param reference what produces the labels, for people, such as {@code pw.x 6.7, PBE}
 * @param standsFor what a stand-in potential replaces, such as {@code DFT}; empty for a real
 *     reference
 * @param labels the label budget, held-out labels included; empty where a target decides
 * @param rounds the rounds that are planned
 * @param noveltyThreshold the novelty ν above which the librarian accepts (dimensionless)
 */
public record Plan(
    Optional<String> reference,
    Optional<String> standsFor,
    Optional<Integer> labels,
    Optional<Integer> rounds,
    Optional<Double> noveltyThreshold) {
  /** Nothing is known. */
  public static final Plan UNKNOWN =
      new Plan(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Reads the settings that a campaign recorded.
   *
   * @param settings the canonical text of its file; empty before it began
   */
  public static Plan of(String settings) {
    if (settings.isEmpty()) {
      return UNKNOWN;
    }
    Outline outline = Outline.of(settings);
    return new Plan(
        Optional.of(outline.reference()),
        outline.standIn() ? Optional.of("DFT") : Optional.empty(),
        // How many a target takes is seen when it is met.
        outline.tolerance().isPresent() ? Optional.empty() : Optional.of(outline.labels()),
        Optional.of(outline.rounds()),
        outline.noveltyThreshold());
  }

  /** The plain statement that a stand-in is at work; empty for a real reference. */
  public Optional<String> caution() {
    return standsFor.map(
        replaced ->
            reference.orElse("A potential")
                + " stands in for "
                + replaced
                + ": the errors say how well its answers are reproduced, not how well nature is.");
  }
}
