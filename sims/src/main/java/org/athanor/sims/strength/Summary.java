package org.athanor.sims.strength;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.sims.status.Format;
import org.athanor.sims.strength.crystal.Defects;
import org.athanor.sims.strength.crystal.LoopSettings;
import org.athanor.sims.strength.flow.CorrelatedMean;
import org.athanor.sims.strength.flow.Flow;

/**
 * What a run found, in sentences.
 *
 * @param curve the stress–strain curve
 * @param flow what it says about plastic flow
 */
public record Summary(Curve curve, Flow flow) {
  /** Fewer independent samples give no error worth the name. */
  private static final int FEWEST_INDEPENDENT = 10;

  /** The flow stress first, then what it rests on, then what to be wary of. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(headline());
    lines.add(circumstances());
    Sample peak = curve.peak();
    lines.add(
        "Largest stress "
            + Format.figures(peak.stressGPa(), 3)
            + " GPa at strain "
            + Format.figures(peak.strain(), 3)
            + "; at the end "
            + percent(1 - curve.last().bcc())
            + " of atoms were outside bcc surroundings (density of lines about "
            + Format.figures(curve.last().lineDensity(), 2)
            + "e16/m², an estimate good to a factor of two at best).");
    lines.addAll(cautions());
    return lines;
  }

  /** The flow stress, or why there is none. */
  public String headline() {
    return switch (flow) {
      case Flow.Plateau plateau ->
          String.format(
              Locale.ROOT,
              "Flow stress %s ± %s GPa: mean over true strain %s to %s (%d samples, about %d"
                  + " independent).",
              Format.figures(plateau.stressGPa().mean(), 4),
              Format.figures(plateau.stressGPa().error(), 2),
              Format.figures(plateau.fromStrain(), 3),
              Format.figures(plateau.toStrain(), 3),
              plateau.stressGPa().samples(),
              Math.round(plateau.stressGPa().independentSamples()));
      case Flow.NoPlateau none -> "No flow stress: " + none.reason() + ".";
    };
  }

  /** What the number does not tell. */
  public List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    if (flow instanceof Flow.Plateau plateau) {
      CorrelatedMean mean = plateau.stressGPa();
      if (!plateau.steady()) {
        cautions.add(
            String.format(
                Locale.ROOT,
                "The stress drifts by %s ± %s GPa from the first half of the plateau to the second:"
                    + " it has not settled.",
                Format.figures(plateau.driftGPa(), 2),
                Format.figures(plateau.driftErrorGPa(), 2)));
      }
      if (mean.independentSamples() < FEWEST_INDEPENDENT) {
        cautions.add("The plateau is too short for its error to be trusted.");
      }
    }
    cautions.add(
        "The error is that of this one crystal's average; another seed, and a larger crystal, differ"
            + " by more (docs/strength.md).");
    return cautions;
  }

  private String circumstances() {
    Specimen specimen = curve.settings().specimen();
    Loading loading = curve.settings().loading();
    return String.format(
        Locale.ROOT,
        "%d atoms of bcc %s, %s; compressed along %s at %s/s, %s K, lateral pressure %s GPa;"
            + " potential %s.",
        curve.atoms(),
        specimen.element().symbol(),
        defects(specimen.defects()),
        specimen.axis(),
        Format.plain(loading.ratePerSecond(), 3),
        Format.plain(loading.temperature(), 4),
        Format.plain(loading.pressureGPa(), 3),
        curve.settings().potential());
  }

  private static String defects(Defects defects) {
    return switch (defects) {
      case Defects.None _ -> "without dislocations at first";
      case Defects.Dipoles dipoles ->
          dipoles.number() + " " + Format.word(dipoles.line()) + " dipole(s)";
      case Defects.Loops loops -> {
        LoopSettings settings = loops.settings();
        yield settings.number()
            + " "
            + Format.word(settings.kind())
            + " loop(s) of radius "
            + Format.plain(settings.radius(), 3)
            + " Å";
      }
    };
  }

  private static String percent(double share) {
    return Format.figures(100 * share, 2) + " %";
  }
}
