package org.athanor.sims.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.ReferenceSettings;
import org.athanor.config.Sanity;
import org.athanor.config.SchedulerSettings;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.potential.SpecFiles;
import org.athanor.sims.reference.CheckedReference;
import org.athanor.sims.reference.FailedRuns;
import org.athanor.sims.reference.LabelLimits;
import org.athanor.sims.reference.Place;
import org.athanor.sims.reference.PotentialReference;
import org.athanor.sims.reference.QuantumEspresso;
import org.athanor.sims.reference.QuantumEspressoSettings;
import org.athanor.sims.reference.QuantumEspressoSettings.Cutoffs;
import org.athanor.sims.reference.QuantumEspressoSettings.KPoints;
import org.athanor.sims.reference.QuantumEspressoSettings.Program;
import org.athanor.sims.reference.QuantumEspressoSettings.Scf;
import org.athanor.sims.reference.QuantumEspressoSettings.Smearing;
import org.athanor.sims.reference.SoleOccupant;
import org.athanor.sims.reference.WithoutStress;
import org.athanor.sims.scheduler.Schedulers;
import org.athanor.sims.sockets.Ase;
import org.athanor.sims.sockets.AseSettings;
import org.athanor.sims.sockets.ClientSettings;
import org.athanor.sims.sockets.Pw;
import org.athanor.sims.sockets.Transport;

/** Opens the reference that a campaign file names, and checks that it is there. */
public final class References {
  /** Where in a campaign's directory calculations are kept that failed. */
  public static final String FAILED = "failed";

  private References() {}

  /**
   * The reference, with its limits.
   *
   * @param directory of the campaign
   * @throws BadConfiguration if a program or a file is missing, or an element is not provided for
   */
  public static Reference open(Labelling labelling, List<Element> species, Path directory)
      throws InterruptedException {
    return open(labelling, species, directory, FAILED);
  }

  /**
   * The reference, with its limits.
   *
   * @param directory for its files
   * @param failed how people find the folder {@link #FAILED} in that directory
   * @throws BadConfiguration if a program or a file is missing, or an element is not provided for
   */
  public static Reference open(
      Labelling labelling, List<Element> species, Path directory, String failed)
      throws InterruptedException {
    requireHere(labelling);
    try {
      Reference reference =
          switch (labelling.reference()) {
            case ReferenceSettings.StillingerWeber one -> stillingerWeber(one, species);
            case ReferenceSettings.TightBinding one -> tightBinding(one, species);
            case ReferenceSettings.Potential one -> potential(one, species);
            case ReferenceSettings.QuantumEspresso one ->
                espresso(one, species, place(labelling, directory, failed), directory);
            case ReferenceSettings.Ase one ->
                ase(one, directory, failedRuns(labelling, directory, failed));
            case ReferenceSettings.ExternalCode one ->
                ProcessReferences.open(
                    one, species, place(labelling, directory, failed), directory);
          };
      return new CheckedReference(occupying(reference, labelling.scheduler()), limits(labelling));
    } catch (IOException | IllegalArgumentException e) {
      throw new BadConfiguration("label.reference: " + e.getMessage());
    }
  }

  /** A job has memory of its own, so nobody has to wait for anybody. */
  private static Reference occupying(Reference reference, SchedulerSettings scheduler) {
    return switch (scheduler) {
      case SchedulerSettings.Here here -> new SoleOccupant(reference);
      case SchedulerSettings.Elsewhere elsewhere -> reference;
    };
  }

  private static LabelLimits limits(Labelling labelling) {
    Sanity sanity = labelling.sanity();
    return new LabelLimits(sanity.largestForce(), sanity.lowestEnergy(), sanity.highestEnergy());
  }

  private static FailedRuns failedRuns(Labelling labelling, Path directory, String failed)
      throws IOException {
    FailedRuns.Room room =
        new FailedRuns.Room(labelling.keeping().all(), labelling.keeping().file());
    UnaryOperator<ReferenceIdentity> physics =
        labelling.reference().stress() ? UnaryOperator.identity() : WithoutStress::identity;
    return FailedRuns.in(
        directory.resolve(FAILED), failed, new FailedRuns.Terms(room, limits(labelling), physics));
  }

  private static Place place(Labelling labelling, Path directory, String failed)
      throws IOException {
    int cores =
        labelling.reference() instanceof ReferenceSettings.ExternalCode code
            ? code.machine().cores()
            : 1;
    Path scratch = scratch(labelling.reference(), directory);
    return Schedulers.open(labelling.scheduler(), scratch, cores)
        .keeping(failedRuns(labelling, directory, failed));
  }

  /** Where calculations of external codes run, unless the settings name another folder. */
  static Path scratch(ReferenceSettings settings, Path directory) {
    Optional<Path> given =
        switch (settings) {
          case ReferenceSettings.StillingerWeber one -> Optional.empty();
          case ReferenceSettings.TightBinding one -> Optional.empty();
          case ReferenceSettings.Potential one -> Optional.empty();
          case ReferenceSettings.QuantumEspresso one -> one.scratch();
          case ReferenceSettings.Ase one -> one.scratch();
          case ReferenceSettings.ExternalCode one -> one.machine().scratch();
        };
    return given.orElse(directory.resolve("scratch"));
  }

  private static void requireHere(Labelling labelling) {
    boolean process =
        switch (labelling.reference()) {
          case ReferenceSettings.StillingerWeber one -> false;
          case ReferenceSettings.TightBinding one -> false;
          case ReferenceSettings.Potential one -> false;
          case ReferenceSettings.QuantumEspresso one -> one.clients().isEmpty();
          case ReferenceSettings.Ase one -> false;
          case ReferenceSettings.ExternalCode one -> true;
        };
    if (!process && labelling.scheduler() instanceof SchedulerSettings.Elsewhere) {
      throw new BadConfiguration(
          "label.scheduler: expected a reference that starts a program for each label, got one that"
              + " does not; take kind = none, or another label.reference (socket = false)");
    }
  }

  private static Reference stillingerWeber(
      ReferenceSettings.StillingerWeber settings, List<Element> species) throws IOException {
    StillingerWeber potential = StillingerWeber.silicon();
    if (settings.file().isPresent()) {
      Map<String, Integer> elements =
          species.stream().collect(Collectors.toMap(Element::symbol, Element::atomicNumber));
      potential = StillingerWeberFile.read(Files.readAllLines(settings.file().get()), elements);
    }
    requireAll(potential, species);
    return PotentialReference.of(potential);
  }

  private static Reference potential(ReferenceSettings.Potential settings, List<Element> species)
      throws IOException {
    String spec = settings.spec();
    if (Arrays.stream(spec.split("\\+", -1)).anyMatch(part -> part.startsWith("ase:"))) {
      throw new IllegalArgumentException(
          "potential.spec: expected a potential of Athanor's own, got "
              + spec
              + "; take kind = ase");
    }
    Potential potential = new PotentialSpec(settings.directory(), "python3").potential(spec);
    requireAll(potential, species);
    return switch (potential) {
      case ParametricPotential tunable -> PotentialReference.of(tunable);
      case StillingerWeber fixed -> PotentialReference.of(TunableStillingerWeber.of(fixed));
      case TightBinding electrons -> PotentialReference.of(electrons);
      default ->
          PotentialReference.of(
              kinds(spec), SpecFiles.contents(settings.directory(), spec), potential);
    };
  }

  /** What the parts of a potential are, for people. */
  private static String kinds(String spec) {
    return Arrays.stream(spec.split("\\+", -1))
        .map(part -> part.substring(0, Math.max(0, part.indexOf(':'))))
        .collect(Collectors.joining(" + "));
  }

  private static void requireAll(Potential potential, List<Element> species) {
    for (Element element : species) {
      if (!potential.species().contains(element.atomicNumber())) {
        throw new IllegalArgumentException(
            "expected parameters of every element, got none of " + element.symbol());
      }
    }
  }

  private static Reference tightBinding(
      ReferenceSettings.TightBinding settings, List<Element> species) {
    if (species.size() != 1) {
      throw new IllegalArgumentException(
          "tight-binding: expected one element, got "
              + species.stream().map(Element::symbol).toList());
    }
    Sampling sampling = new Sampling.Spacing(settings.spacing(), settings.shift());
    return PotentialReference.of(
        TightBinding.of(
            TightBindingParameters.of(species.getFirst().atomicNumber()),
            sampling,
            settings.width()));
  }

  private static Reference espresso(
      ReferenceSettings.QuantumEspresso settings,
      List<Element> species,
      Place place,
      Path directory)
      throws IOException, InterruptedException {
    ProcessReferences.forAll(
        species, settings.pseudopotentials(), "quantum-espresso.pseudopotentials");
    Program program =
        new Program(settings.executable(), Map.of("OMP_NUM_THREADS", "1"), settings.timeLimit());
    QuantumEspressoSettings all =
        new QuantumEspressoSettings(
            program,
            new TreeMap<>(settings.pseudopotentials()),
            new Cutoffs(settings.basis().wavefunctionCutoff(), settings.basis().densityCutoff()),
            new KPoints(settings.points().spacing(), settings.points().shift()),
            Optional.of(
                new Smearing(
                    settings.points().smearing(),
                    settings.points().width() / Units.EV_PER_RYDBERG)),
            new Scf(
                settings.solver().convergence(),
                settings.solver().mixing(),
                settings.solver().steps()),
            new TreeMap<>(settings.extra()));
    Path scratch = scratch(settings, directory);
    Reference reference =
        settings.clients().isPresent()
            ? Pw.reference(
                all,
                clients(settings.clients().get(), scratch, all.program().limit(), place.failed()))
            : QuantumEspresso.open(all, place, scratch);
    return settings.stress() ? reference : new WithoutStress(reference);
  }

  private static Reference ase(ReferenceSettings.Ase settings, Path directory, FailedRuns failed)
      throws IOException, InterruptedException {
    AseSettings calculator =
        new AseSettings(
            settings.python(),
            settings.calculator(),
            Map.of("OMP_NUM_THREADS", Integer.toString(settings.threads())),
            settings.warm());
    Path scratch = scratch(settings, directory);
    ClientSettings clients = clients(settings.clients(), scratch, settings.timeLimit(), failed);
    Reference reference = Ase.reference(calculator, clients, settings.stress());
    return settings.stress() ? reference : new WithoutStress(reference);
  }

  static ClientSettings clients(
      ReferenceSettings.Clients settings, Path scratch, Duration limit, FailedRuns failed) {
    return new ClientSettings(
        scratch,
        settings.inet() ? Transport.INET : Transport.UNIX,
        settings.startLimit(),
        limit,
        settings.recycle(),
        settings.idle(),
        failed);
  }
}
