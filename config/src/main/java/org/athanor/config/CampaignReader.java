package org.athanor.config;

import static org.athanor.config.Dimension.ENERGY;
import static org.athanor.config.Dimension.FORCE;
import static org.athanor.config.Dimension.FRACTION;
import static org.athanor.config.Dimension.LENGTH;
import static org.athanor.config.Dimension.NUMBER;
import static org.athanor.config.Dimension.PRESSURE;
import static org.athanor.config.Dimension.RATE;
import static org.athanor.config.Dimension.TEMPERATURE;
import static org.athanor.config.Dimension.TIME;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.fitter.FitSettings;
import org.athanor.actors.librarian.Choice;
import org.athanor.actors.librarian.LibrarianSettings;
import org.athanor.actors.librarian.LibrarianSettings.Bar;
import org.athanor.actors.librarian.LibrarianSettings.Limits;
import org.athanor.actors.supervisor.Budget;
import org.athanor.actors.supervisor.Probes;
import org.athanor.actors.supervisor.Probes.Amplitudes;
import org.athanor.actors.supervisor.Schedule;
import org.athanor.config.CampaignFile.Conditions;
import org.athanor.config.CampaignFile.CourseSettings;
import org.athanor.config.CampaignFile.Driving;
import org.athanor.config.CampaignFile.Relaxing;
import org.athanor.potentials.entropy.Criterion;
import org.athanor.potentials.entropy.Mode;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.potentials.structure.Element;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.Guards.GradeGuard;
import org.athanor.protocol.walk.WalkSettings;

/** Turns the blocks of a campaign file into settings. */
final class CampaignReader {
  /** By what a round's quota is filled. */
  private static final List<String> CRITERIA =
      List.of("novelty", "gain", "uncertainty", "maxvol", "random");

  private static final String FITTED = "fitted";
  private static final String NONE = "none";
  private static final int MANY = Integer.MAX_VALUE;

  private final Section file;
  private final String text;

  CampaignReader(Section file, String text) {
    this.file = file;
    this.text = text;
  }

  CampaignFile read() {
    return new CampaignFile(
        name(),
        file.seed("seed"),
        species(),
        phases(),
        conditions(file.section("explore")),
        new CourseSettings(schedule(), budget(file.section("label")), probes()),
        walks(file.section("explore"), fingerprint()),
        driving(file.section("explore")),
        relaxing(file.section("explore").section("relaxation")),
        librarian(file.section("select")),
        LabellingReader.read(file.section("label")),
        fit(),
        TargetReader.read(file.section("target")),
        machines(file.section("machines")),
        text);
  }

  private String name() {
    String name = file.text("name");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw file.bad("name", "a name of letters, digits, dots, dashes and underscores");
    }
    return name;
  }

  private List<Element> species() {
    Section system = file.section("system");
    List<String> symbols = system.texts("species");
    if (symbols.isEmpty() || symbols.stream().anyMatch(s -> Element.find(s).isEmpty())) {
      throw system.bad("species", "a list of element symbols such as [Si]");
    }
    return symbols.stream().map(Element::of).toList();
  }

  private List<PhaseSettings> phases() {
    Section system = file.section("system");
    List<PhaseSettings> phases =
        system.sections("phases").stream().map(CampaignReader::phase).toList();
    if (phases.isEmpty()) {
      throw system.bad("phases", "at least one phase { name, prototype } or { name, file }");
    }
    if (phases.stream().map(PhaseSettings::name).distinct().count() < phases.size()) {
      throw system.bad("phases", "a different name for every phase");
    }
    return phases;
  }

  private static PhaseSettings phase(Section phase) {
    String name = phase.text(phase.has("name") ? "name" : "prototype");
    List<Integer> repeat = phase.has("repeat") ? phase.counts("repeat", 3, 1) : List.of(1, 1, 1);
    if (!phase.has("file")) {
      Optional<List<Double>> lattice =
          phase.has("lattice")
              ? Optional.of(phase.quantities("lattice", LENGTH, Range.POSITIVE))
              : Optional.empty();
      if (lattice.isPresent() && lattice.get().size() != 3) {
        throw phase.bad("lattice", "three lengths a, b, c in Å");
      }
      return new PhaseSettings.Prototype(name, phase.text("prototype"), lattice, repeat);
    }
    Path path = phase.path("file").orElseThrow(() -> phase.bad("file", "a file"));
    if (!Files.isRegularFile(path)) {
      throw phase.bad("file", "a file that exists (looked for " + path + ")");
    }
    return new PhaseSettings.File(name, path, repeat);
  }

  private static Conditions conditions(Section explore) {
    return new Conditions(
        explore.quantities("pressures", PRESSURE, Range.between(-50, 5000)),
        explore.quantities("temperatures", TEMPERATURE, Range.POSITIVE),
        explore.quantities("bias", ENERGY, Range.NOT_NEGATIVE));
  }

  private Schedule schedule() {
    return new Schedule(
        file.section("stop").count("rounds", 2, 100_000),
        file.section("explore").count("walks", 1, 100_000),
        file.section("explore").count("lag", 1, 100),
        file.section("stop").quantity("settled", FRACTION, Range.between(0, 1)),
        file.section("explore").quantity("avoid", FRACTION, Range.between(0, 1)));
  }

  private static Budget budget(Section label) {
    Budget budget =
        new Budget(
            label.count("budget", 2, MANY),
            label.count("seeds", 1, MANY),
            label.quantity("anchors", FRACTION, Range.between(0, 1)),
            label.quantity("control", FRACTION, Range.between(0, 1)),
            label.count("test", 0, MANY));
    if (budget.seeds() > budget.labels()) {
      throw label.bad("seeds", "no more than the budget of " + budget.labels() + " labels");
    }
    if (budget.anchors() + budget.control() > 1) {
      throw label.bad("control", "a share that leaves something beside the anchors");
    }
    return budget;
  }

  private Probes probes() {
    Section explore = file.section("explore");
    Section anchors = explore.section("anchors");
    return new Probes(
        amplitudes(explore.section("seeds")),
        amplitudes(explore.section("tests")),
        anchors.quantity("strain", FRACTION, Range.between(0, 0.2)),
        anchors.quantity("temperature", TEMPERATURE, Range.POSITIVE));
  }

  private static Amplitudes amplitudes(Section section) {
    return new Amplitudes(
        section.quantity("strain", FRACTION, Range.between(0, 0.5)),
        section.quantity("rattle", LENGTH, Range.between(0, 2)));
  }

  private static WalkSettings walks(Section explore, FingerprintSettings fingerprint) {
    int steps = explore.count("steps", 1, MANY);
    return new WalkSettings(
        steps,
        explore.count("every", 1, steps),
        explore.quantity("timestep", TIME, Range.between(0.001, 20)),
        explore.quantity("friction", RATE, Range.POSITIVE),
        guards(explore.section("guards")),
        fingerprint);
  }

  private static Driving driving(Section explore) {
    String potential = explore.text("potential");
    if (potential.isBlank()) {
      throw explore.bad("potential", "fitted, or a potential as evaluate --potential takes it");
    }
    return new Driving(
        potential.equals(FITTED) ? Optional.empty() : Optional.of(potential),
        explore.text("python"),
        explore.resolved(""));
  }

  private static Relaxing relaxing(Section relaxation) {
    return new Relaxing(
        relaxation.quantity("largest-force", FORCE, Range.POSITIVE),
        relaxation.quantity("largest-stress", PRESSURE, Range.POSITIVE),
        relaxation.count("steps", 1, MANY));
  }

  private static Guards guards(Section guards) {
    return new Guards(
        guards.quantity("shortest-distance", NUMBER, Range.between(0.1, 2)),
        guards.quantity("highest-temperature", TEMPERATURE, Range.POSITIVE),
        guards.quantity("largest-force", FORCE, Range.POSITIVE),
        guards.quantity("smallest-volume", NUMBER, Range.between(0.05, 1)),
        guards.quantity("largest-volume", NUMBER, Range.between(1, 100)),
        grade(guards));
  }

  private static Optional<GradeGuard> grade(Section guards) {
    int every = guards.count("grade-every", 1, MANY);
    return guards
        .quantityUnless("largest-grade", NONE, NUMBER, Range.between(1, 1e9))
        .map(largest -> new GradeGuard(largest, every));
  }

  /** Active sets are kept only for walks on fitted potentials that they guard. */
  private FitSettings fit() {
    Section explore = file.section("explore");
    FitSettings read = FitReader.read(file.section("fit"), species());
    boolean graded =
        driving(explore).potential().isEmpty()
            && guards(explore.section("guards")).grade().isPresent();
    return new FitSettings(read.basis(), read.species(), read.weights(), read.prior(), graded);
  }

  FingerprintSettings fingerprint() {
    Section fingerprint = file.section("select").section("fingerprint");
    return new FingerprintSettings(
        fingerprint.quantity("cutoff", LENGTH, Range.between(0.5, 20)),
        fingerprint.count("length", 1, 10_000),
        fingerprint.choice("orbitals", List.of("s", "sp")).equals("s") ? Orbitals.S : Orbitals.SP,
        fingerprint.flag("species-resolved"));
  }

  private LibrarianSettings librarian(Section select) {
    Section limits = select.section("limits");
    return new LibrarianSettings(
        fingerprint(),
        select.quantity("regularisation", NUMBER, Range.POSITIVE),
        bar(select),
        choice(select),
        mode(select.choice("mode", List.of("auto", "per-atom", "per-configuration"))),
        select.quantity("duplicates", NUMBER, Range.between(1e-6, 1)),
        new Limits(
            limits.quantity("shortest-distance", NUMBER, Range.between(0.1, 2)),
            limits.quantity("smallest-volume", NUMBER, Range.between(0.05, 1)),
            limits.quantity("largest-volume", NUMBER, Range.between(1, 100))));
  }

  private static Bar bar(Section select) {
    return select.choice("criterion", CRITERIA).equals("gain")
        ? new Bar(Criterion.GAIN, select.quantity("gain-threshold", NUMBER, Range.ANY))
        : new Bar(Criterion.NOVELTY, select.quantity("novelty-threshold", NUMBER, Range.ANY));
  }

  private Choice choice(Section select) {
    if (TargetReader.takesEverything(file.section("target"))) {
      return new Choice.Everything();
    }
    FitSettings fit = FitReader.read(file.section("fit"), species());
    return switch (select.choice("criterion", CRITERIA)) {
      case "uncertainty" -> new Choice.Uncertainty(fit.basis(), fit.species(), fit.weights());
      case "maxvol" -> new Choice.Volume(fit.basis(), fit.species());
      case "random" -> new Choice.Chance();
      default -> new Choice.Information();
    };
  }

  private static Optional<Mode> mode(String word) {
    return switch (word) {
      case "per-atom" -> Optional.of(Mode.PER_ATOM);
      case "per-configuration" -> Optional.of(Mode.PER_CONFIGURATION);
      default -> Optional.empty();
    };
  }

  private static MachineSettings machines(Section machines) {
    int explorers = machines.count("explorers", 0, 100_000);
    return new MachineSettings(
        explorers == 0 ? Runtime.getRuntime().availableProcessors() : explorers,
        machines.count("labelers", 1, 100_000),
        Optional.of(machines.text("listen")).filter(text -> !text.isBlank()),
        JournalSection.read(machines.section("journal")));
  }
}
