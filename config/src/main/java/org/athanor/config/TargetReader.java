package org.athanor.config;

import static org.athanor.config.Dimension.ENERGY;
import static org.athanor.config.Dimension.FORCE;
import static org.athanor.config.Dimension.FRACTION;
import static org.athanor.config.Dimension.PRESSURE;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.actors.matcher.TargetSettings.Pace;
import org.athanor.config.CampaignFile.Target;
import org.athanor.potentials.matching.LabelAccuracy;
import org.athanor.potentials.matching.LabelKind;

/** Reads what a campaign file says about a target. */
final class TargetReader {
  /** From what labels are chosen. */
  private static final List<String> POOLS = List.of("novelty", "everything");

  private TargetReader() {}

  /** The target, if the file has one. */
  static Optional<Target> read(Section target) {
    String potential = target.text("potential");
    SortedMap<String, String> properties = target.section("properties").entries();
    if (potential.isEmpty()) {
      if (!properties.isEmpty()) {
        throw target.bad(
            "potential",
            "the potential whose parameters are tuned for target.properties, such as zhou:W@Ta");
      }
      return Optional.empty();
    }
    if (properties.isEmpty()) {
      throw target.bad(
          "properties", "at least one property with its deviation, such as { C11 = 2 % }");
    }
    if (target.text("structure").isEmpty()) {
      throw target.bad("structure", "the crystal of the target's properties, such as bcc:Ta");
    }
    return Optional.of(
        new Target(
            potential,
            target.text("structure"),
            properties,
            accuracy(target),
            target.flag("per-target"),
            new Pace(
                target.count("pool-rounds", 2, 100_000),
                target.count("burn-in", 1, 100_000),
                target.quantity("tolerance", FRACTION, Range.between(1e-9, 0.5)))));
  }

  /** Whether labels are chosen from everything instead of what the librarian finds new. */
  static boolean takesEverything(Section target) {
    return target.choice("pool", POOLS).equals("everything") && !target.text("potential").isEmpty();
  }

  private static LabelAccuracy accuracy(Section target) {
    Section accuracy = target.section("accuracy");
    SortedMap<LabelKind, Double> deviations = new TreeMap<>();
    for (String word : target.texts("labels")) {
      LabelKind kind =
          switch (word) {
            case "energy" -> LabelKind.ENERGY;
            case "forces" -> LabelKind.FORCES;
            case "stress" -> LabelKind.STRESS;
            default -> throw target.bad("labels", "a list among energy, forces, stress");
          };
      deviations.put(kind, deviation(accuracy, kind));
    }
    if (deviations.isEmpty()) {
      throw target.bad("labels", "at least one of energy, forces, stress");
    }
    return new LabelAccuracy(deviations);
  }

  private static double deviation(Section accuracy, LabelKind kind) {
    Dimension dimension =
        switch (kind) {
          case ENERGY -> ENERGY;
          case FORCES, ATOM_FORCES -> FORCE;
          case STRESS -> PRESSURE;
        };
    return accuracy.quantity(kind.word(), dimension, Range.POSITIVE);
  }
}
