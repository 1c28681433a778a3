package org.athanor.config;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.uncertainty.CalibratedFit.Source;

/**
 * What people are told about a campaign's file.
 *
 * @param reference what produces the labels
 * @param standIn whether something cheaper (a potential, tight binding) stands in for
 *     density-functional theory
 * @param labels the budget, held-out labels included
 * @param rounds how many
 * @param noveltyThreshold above which the librarian accepts; empty where it goes by something else
 * @param weights of the fit
 * @param prior of the fit's coefficients
 * @param source of the potential's uncertainty
 * @param tolerance to which a target is met; empty without a target
 * @param energies whether energies of labels count in the fit
 */
public record Outline(
    String reference,
    boolean standIn,
    int labels,
    int rounds,
    Optional<Double> noveltyThreshold,
    FitWeights weights,
    Prior prior,
    Source source,
    Optional<Double> tolerance,
    boolean energies) {
  /** Kinds of references, as people call them. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("stillinger-weber", "Stillinger–Weber silicon"),
          Map.entry("tight-binding", "sp³ tight binding"),
          Map.entry("quantum-espresso", "Quantum ESPRESSO pw.x"),
          Map.entry("quantum-espresso-template", "Quantum ESPRESSO pw.x"),
          Map.entry("cp2k", "CP2K"),
          Map.entry("abinit", "ABINIT"),
          Map.entry("gpaw", "GPAW"),
          Map.entry("lammps", "LAMMPS"),
          Map.entry("vasp", "VASP"),
          Map.entry("command", "a program of your own"));

  private static final Set<String> STAND_INS =
      Set.of("stillinger-weber", "tight-binding", "potential");

  /** Of the canonical text that the journal keeps. */
  public static Outline of(String text) {
    Config file = CampaignFile.recorded(text);
    String kind = file.getString("label.reference.kind");
    return new Outline(
        kind.equals("potential")
            ? "the potential " + file.getString("label.reference.potential.spec")
            : NAMES.getOrDefault(kind, kind),
        STAND_INS.contains(kind),
        file.getInt("label.budget") + file.getInt("label.test"),
        file.getInt("stop.rounds"),
        file.getString("select.criterion").equals("novelty")
            ? Optional.of(file.getDouble("select.novelty-threshold"))
            : Optional.empty(),
        FitReader.weights(new Section(file, "", Path.of("")).section("fit").section("weights")),
        Prior.valueOf(file.getString("fit.prior").toUpperCase(Locale.ROOT)),
        Source.valueOf(file.getString("fit.uncertainty").toUpperCase(Locale.ROOT)),
        tolerance(file),
        !isAimed(file) || file.getStringList("target.labels").contains("energy"));
  }

  /** By what structures are compared, from the canonical text that the journal keeps. */
  public static FingerprintSettings fingerprint(String text) {
    return new CampaignReader(new Section(CampaignFile.recorded(text), "", Path.of("")), text)
        .fingerprint();
  }

  private static boolean isAimed(Config file) {
    return !file.getString("target.potential").isEmpty();
  }

  private static Optional<Double> tolerance(Config file) {
    Section target = new Section(file.getConfig("target"), "target.", Path.of(""));
    return target.text("potential").isEmpty()
        ? Optional.empty()
        : Optional.of(target.quantity("tolerance", Dimension.FRACTION, Range.POSITIVE));
  }
}
