package org.athanor.sims.properties;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.sims.phases.Phase;

/**
 * What is to be computed in particular.
 *
 * @param surfaces their planes
 * @param slips of the stacking faults
 * @param run of molecular dynamics, for expansion and radial distribution
 */
public record PropertySettings(List<Miller> surfaces, List<Slip> slips, ShortRun run) {
  /** Copies the lists. */
  public PropertySettings {
    surfaces = List.copyOf(surfaces);
    slips = List.copyOf(slips);
  }

  /** What is usual for a phase. */
  public static PropertySettings usual(Optional<Phase> phase, ShortRun run) {
    return new PropertySettings(
        Stream.of(planes(phase)).map(Miller::plane).toList(), slips(phase), run);
  }

  private static String[] planes(Optional<Phase> phase) {
    return switch (phase.map(Phase::label).orElse("")) {
      case "fcc", "diamond" -> new String[] {"111", "100", "110"};
      case "bcc" -> new String[] {"110", "100", "111", "211"};
      case "b1" -> new String[] {"100", "110"};
      case "b2", "b3" -> new String[] {"110"};
      case "hcp", "graphite", "lonsdaleite", "simple-hexagonal" -> new String[] {"0001", "10-10"};
      default -> new String[] {"100", "010", "001"};
    };
  }

  private static List<Slip> slips(Optional<Phase> phase) {
    return switch (phase.map(Phase::label).orElse("")) {
      case "fcc" -> List.of(Slip.parse("111:11-2/6").orBackwards());
      case "bcc" -> List.of(Slip.parse("1-10:111/2"), Slip.parse("11-2:111/2"));
      case "diamond", "b3" ->
          List.of(Slip.parse("111:1-10/2:wide"), Slip.parse("111:11-2/6:narrow").orBackwards());
      case "b1" -> List.of(Slip.parse("1-10:110/2"), Slip.parse("001:110/2"));
      case "b2" -> List.of(Slip.parse("1-10:001"));
      case "hcp" -> List.of(Slip.parse("0001:210/3").orBackwards());
      default -> List.of();
    };
  }
}
