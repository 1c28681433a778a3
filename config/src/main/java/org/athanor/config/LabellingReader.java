package org.athanor.config;

import static org.athanor.config.Dimension.DURATION;
import static org.athanor.config.Dimension.ENERGY;
import static org.athanor.config.Dimension.FORCE;
import static org.athanor.config.Dimension.NUMBER;
import static org.athanor.config.Dimension.RYDBERG;
import static org.athanor.config.Dimension.WAVE_NUMBER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.ReferenceSettings.QuantumEspresso;
import org.athanor.config.ReferenceSettings.StillingerWeber;
import org.athanor.config.ReferenceSettings.TightBinding;

/** Reads what a campaign file says about labels. */
final class LabellingReader {
  private static final String ESPRESSO = "quantum-espresso";
  private static final String STILLINGER_WEBER = "stillinger-weber";
  private static final String TIGHT_BINDING = "tight-binding";

  private LabellingReader() {}

  static Labelling read(Section label) {
    return new Labelling(
        reference(label.section("reference")),
        retries(label.section("retries")),
        sanity(label),
        label.path("cache"));
  }

  private static Sanity sanity(Section label) {
    double lowest = label.quantity("lowest-energy", ENERGY, Range.ANY);
    double highest = label.quantity("highest-energy", ENERGY, Range.ANY);
    if (!(lowest < highest)) {
      throw label.bad("highest-energy", "an energy per atom above lowest-energy, in eV");
    }
    return new Sanity(label.quantity("largest-force", FORCE, Range.POSITIVE), lowest, highest);
  }

  private static RetrySettings retries(Section retries) {
    int most = 1000;
    return new RetrySettings(
        new Tries(
            retries.count("not-converged", 0, most),
            retries.count("out-of-memory", 0, most),
            retries.count("out-of-time", 0, most),
            retries.count("crashed", 0, most),
            retries.count("unreadable", 0, most),
            retries.count("unphysical", 0, most),
            retries.count("geometry-refused", 0, most),
            retries.count("lost", 0, most)),
        duration(retries, "pause"),
        duration(retries, "longest-pause"));
  }

  private static ReferenceSettings reference(Section reference) {
    String kind = reference.choice("kind", List.of(STILLINGER_WEBER, TIGHT_BINDING, ESPRESSO));
    Section section = reference.section(kind);
    if (kind.equals(ESPRESSO)) {
      return espresso(section);
    }
    return kind.equals(TIGHT_BINDING) ? tightBinding(section) : stillingerWeber(section);
  }

  private static TightBinding tightBinding(Section section) {
    return new TightBinding(
        section.quantity("k-spacing", WAVE_NUMBER, Range.POSITIVE),
        section.flag("k-shift"),
        section.quantity("smearing-width", ENERGY, Range.POSITIVE));
  }

  private static ReferenceSettings stillingerWeber(Section section) {
    Optional<Path> file = section.path("file");
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw section.bad("file", "a file that exists (looked for " + file.get() + ")");
    }
    return new StillingerWeber(file);
  }

  private static ReferenceSettings espresso(Section section) {
    return new QuantumEspresso(
        section.text("executable"),
        section.path("scratch"),
        pseudopotentials(section),
        new QuantumEspresso.Basis(
            section.quantity("wavefunction-cutoff", RYDBERG, Range.POSITIVE),
            section.quantity("density-cutoff", RYDBERG, Range.POSITIVE)),
        new QuantumEspresso.Points(
            section.quantity("k-spacing", WAVE_NUMBER, Range.POSITIVE),
            section.flag("k-shift"),
            section.choice(
                "smearing",
                List.of("gaussian", "marzari-vanderbilt", "methfessel-paxton", "fermi-dirac")),
            section.quantity("smearing-width", ENERGY, Range.POSITIVE)),
        new QuantumEspresso.Solver(
            section.quantity("convergence", NUMBER, Range.POSITIVE),
            section.quantity("mixing", NUMBER, Range.between(0.01, 1)),
            section.count("steps", 1, 100_000)),
        duration(section, "time-limit"),
        section.flag("stress"),
        section.section("extra").entries());
  }

  private static Map<String, Path> pseudopotentials(Section section) {
    Path folder =
        section
            .path("pseudopotential-directory")
            .orElseThrow(() -> section.bad("pseudopotential-directory", "a folder"));
    Map<String, Path> files = new TreeMap<>();
    section
        .section("pseudopotentials")
        .entries()
        .forEach((symbol, name) -> files.put(symbol, folder.resolve(name)));
    return files;
  }

  private static Duration duration(Section section, String key) {
    double seconds = section.quantity(key, DURATION, Range.POSITIVE);
    return Duration.ofMillis(Math.round(1000 * seconds));
  }
}
