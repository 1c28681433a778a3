package org.athanor.config;

import static org.athanor.config.Dimension.DURATION;
import static org.athanor.config.Dimension.ENERGY;
import static org.athanor.config.Dimension.FORCE;
import static org.athanor.config.Dimension.MEMORY;
import static org.athanor.config.Dimension.NUMBER;
import static org.athanor.config.Dimension.RYDBERG;
import static org.athanor.config.Dimension.WAVE_NUMBER;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.actors.labeler.RetrySettings.Tries;
import org.athanor.config.CampaignFile.Keeping;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.ReferenceSettings.QuantumEspresso;
import org.athanor.config.ReferenceSettings.StillingerWeber;
import org.athanor.config.ReferenceSettings.TightBinding;

/** Reads what a campaign file says about labels. */
final class LabellingReader {
  private static final String ASE = "ase";
  private static final String ESPRESSO = "quantum-espresso";
  private static final String STILLINGER_WEBER = "stillinger-weber";
  private static final String TIGHT_BINDING = "tight-binding";
  private static final String POTENTIAL = "potential";

  private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024.0;

  private LabellingReader() {}

  static Labelling read(Section label) {
    return new Labelling(
        reference(label.section("reference")),
        SchedulerReader.read(label.section("scheduler")),
        retries(label.section("retries")),
        sanity(label),
        label.path("cache"),
        new Keeping(bytes(label, "keep-failed"), bytes(label, "keep-failed-file")));
  }

  private static long bytes(Section label, String key) {
    double megabytes = label.quantity(key, MEMORY, Range.NOT_NEGATIVE);
    return Math.round(megabytes * BYTES_PER_MEGABYTE);
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
    List<String> kinds =
        new ArrayList<>(List.of(STILLINGER_WEBER, TIGHT_BINDING, POTENTIAL, ESPRESSO, ASE));
    kinds.addAll(ProcessReader.KINDS);
    String kind = reference.choice("kind", kinds);
    Section section = reference.section(kind);
    return switch (kind) {
      case STILLINGER_WEBER -> stillingerWeber(section);
      case TIGHT_BINDING -> tightBinding(section);
      case POTENTIAL -> potential(section);
      case ESPRESSO -> espresso(section, clients(reference.section("clients")));
      case ASE -> ase(section, clients(reference.section("clients")));
      default -> ProcessReader.read(kind, section, clients(reference.section("clients")));
    };
  }

  private static ReferenceSettings.Clients clients(Section section) {
    return new ReferenceSettings.Clients(
        section.choice("transport", List.of("unix", "inet")).equals("inet"),
        duration(section, "start-limit"),
        section.count("recycle", 1, 1_000_000_000),
        section.count("idle", 1, 10_000));
  }

  private static ReferenceSettings ase(Section section, ReferenceSettings.Clients clients) {
    String expected = "a Python file that exists, with a function calculator()";
    Path calculator =
        section.path("calculator").orElseThrow(() -> section.bad("calculator", expected));
    if (!Files.isRegularFile(calculator)) {
      throw section.bad("calculator", expected + " (looked for " + calculator + ")");
    }
    return new ReferenceSettings.Ase(
        section.text("python"),
        calculator,
        section.path("scratch"),
        duration(section, "time-limit"),
        section.count("threads", 1, 10_000),
        section.flag("warm"),
        section.flag("stress"),
        clients);
  }

  private static TightBinding tightBinding(Section section) {
    return new TightBinding(
        section.quantity("k-spacing", WAVE_NUMBER, Range.POSITIVE),
        section.flag("k-shift"),
        section.quantity("smearing-width", ENERGY, Range.POSITIVE));
  }

  private static ReferenceSettings potential(Section section) {
    String spec = section.text("spec");
    if (spec.isEmpty()) {
      throw section.bad("spec", "a potential such as zhou:Ta");
    }
    return new ReferenceSettings.Potential(spec, section.resolved(""));
  }

  private static ReferenceSettings stillingerWeber(Section section) {
    Optional<Path> file = section.path("file");
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      throw section.bad("file", "a file that exists (looked for " + file.get() + ")");
    }
    return new StillingerWeber(file);
  }

  private static ReferenceSettings espresso(Section section, ReferenceSettings.Clients clients) {
    return new QuantumEspresso(
        section.text("executable"),
        section.path("scratch"),
        ProcessReader.byElement(section, "pseudopotential"),
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
        section.section("extra").entries(),
        section.flag("socket") ? Optional.of(clients) : Optional.empty());
  }

  static Duration duration(Section section, String key) {
    double seconds = section.quantity(key, DURATION, Range.POSITIVE);
    return Duration.ofMillis(Math.round(1000 * seconds));
  }
}
