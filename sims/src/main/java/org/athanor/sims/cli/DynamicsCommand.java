package org.athanor.sims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.athanor.persistence.formats.Destination;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.uncertainty.Uncertainty;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.run.DynamicsRun;
import org.athanor.sims.dynamics.run.DynamicsRun.End;
import org.athanor.sims.dynamics.run.GaugeWatch;
import org.athanor.sims.dynamics.run.RunSettings;
import org.athanor.sims.dynamics.run.TableDisplay;
import org.athanor.sims.dynamics.run.TableDisplay.Heading;
import org.athanor.sims.dynamics.run.ThermoSummary;
import org.athanor.sims.dynamics.run.TrajectoryFormat;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.phases.Supercell;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.run.Interruption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code athanor dynamics --potential SPEC --structure SPEC --ensemble NAME ... --directory DIR}.
 */
@Command(
    name = "dynamics",
    description = {
      "Runs molecular dynamics in a directory, or goes on where it was left.",
      "Ctrl-C stops it cleanly; the same command goes on. More --steps make a finished run longer.",
      "Potentials: " + PotentialSpec.FORMS,
      "Structures: " + StructureSpec.FORMS
    })
final class DynamicsCommand implements Callable<Integer> {
  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

  /** The steps that were asked for are not done. */
  private static final int GUARDED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "which potential")
  private String potential;

  @Option(
      names = "--structure",
      required = true,
      paramLabel = "SPEC",
      description = "which structure at step 0")
  private String structure;

  @Option(
      names = "--supercell",
      defaultValue = "1x1x1",
      paramLabel = "AxBxC",
      description = "how often it is repeated along its rows")
  private String supercell;

  @Mixin private IntegratorOptions integrator;

  @Option(
      names = "--steps",
      required = true,
      paramLabel = "N",
      description = "time steps in all, from step 0")
  private int steps;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "S",
      description = "of velocities and noise; 1 unless given")
  private long seed;

  @Option(
      names = "--directory",
      required = true,
      paramLabel = "DIR",
      description = "where thermo.csv, trajectories, final.extxyz and state.bin live")
  private Path directory;

  @Option(
      names = "--thermo",
      defaultValue = "100",
      paramLabel = "N",
      description = "steps between readings; 100 unless given")
  private int thermo;

  @Option(
      names = "--dump",
      defaultValue = "1000",
      paramLabel = "N",
      description = "steps between structures of the trajectory, 0 for none; 1000 unless given")
  private int dump;

  @Option(
      names = "--format",
      split = ",",
      defaultValue = "extxyz",
      paramLabel = "extxyz|lammps",
      description = "of the trajectory, or both joined by a comma; extxyz unless given")
  private List<TrajectoryFormat> formats;

  @Option(
      names = "--checkpoint",
      defaultValue = "10000",
      paramLabel = "N",
      description = "steps between saved states; 10000 unless given")
  private int checkpoint;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "threads that share the work, 1 unless given; no bit depends on their number")
  private int threads;

  @Option(
      names = "--guard",
      paramLabel = "GRADE",
      description =
          "stops where the extrapolation grade of an atom exceeds this (10 is usual; 1 is as far as"
              + " the fit has seen), and writes guard.extxyz; for a fitted potential with its"
              + " uncertainty.bin")
  private Optional<Double> guard;

  @Option(
      names = "--guard-deviation",
      paramLabel = "EV_PER_ANGSTROM",
      description =
          "stops where the standard deviation of the force on an atom exceeds this, by the"
              + " posterior or the committee in uncertainty.bin, and writes guard.extxyz; instead"
              + " of --guard")
  private Optional<Double> guardDeviation;

  @Option(
      names = "--guard-every",
      defaultValue = "10",
      paramLabel = "N",
      description = "steps between looks of either guard; 10 unless given")
  private int guardEvery;

  @Option(names = "--json", description = "print JSON, schema athanor/dynamics")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    if (steps < 0) {
      throw new IllegalArgumentException("--steps: expected 0 or more, got " + steps);
    }
    Destination.folder("--directory", directory);
    Potential resolved = PotentialSpec.resolve(potential);
    Optional<Uncertainty> uncertainty = uncertainty(resolved);
    RunSettings settings = settings();
    PrintWriter screen = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    TableDisplay display = new TableDisplay(screen, thermo, uncertainty.map(any -> heading()));
    AtomicBoolean stop = new AtomicBoolean();
    AtomicReference<Optional<GaugeWatch>> watch = new AtomicReference<>(Optional.empty());
    try (var _ = Interruption.calling(() -> stop.set(true));
        Team team = Team.of(threads);
        DynamicsRun run =
            DynamicsRun.open(
                directory,
                settings,
                this::start,
                state -> surface(resolved, state, team),
                state -> watch.updateAndGet(none -> watch(uncertainty, state)))) {
      End end = run.run(steps, stop::get, display);
      Optional<ThermoSummary> summary =
          ThermoSummary.read(run.thermoFile(), run.trajectory().structure().size());
      DynamicsReport report =
          new DynamicsReport(
              run.trajectory().structure().size(),
              end,
              run.trajectory().thermo(),
              summary,
              watch.get(),
              display.atomStepsPerSecond(run.trajectory().step()));
      report(report, screen);
      return switch (end) {
        case DONE -> 0;
        case GUARDED -> GUARDED;
        case STOPPED -> STOPPED;
      };
    }
  }

  private void report(DynamicsReport report, PrintWriter screen) throws IOException {
    report.lines(directory).forEach(screen::println);
    screen.flush();
    if (json) {
      Json.print(spec.commandLine().getOut(), report.json(directory));
    }
  }

  private RunSettings settings() {
    TreeMap<String, String> identity = new TreeMap<>(integrator.identity());
    identity.put("--potential", potential);
    identity.put("--structure", structure);
    identity.put("--supercell", Supercell.parse(supercell).toString());
    identity.put("--seed", Long.toString(seed));
    identity.put("--thermo", Integer.toString(thermo));
    identity.put("--dump", Integer.toString(dump));
    identity.put("--format", formats.toString());
    // A column of the readings hangs on it; the limit may change.
    guard.ifPresent(limit -> identity.put("--guard", "on"));
    guardDeviation.ifPresent(limit -> identity.put("--guard-deviation", "on"));
    return new RunSettings(identity, integrator.integrator(), thermo, dump, formats, checkpoint);
  }

  private DynamicsState start() {
    Structure atoms = Supercell.parse(supercell).of(StructureSpec.parse(structure).structure());
    return DynamicsState.thermal(atoms, integrator.initialTemperature(), Noise.seeded(seed, 0));
  }

  private Heading heading() {
    return guard.isPresent() ? new Heading("grade", "") : new Heading("deviation", "eV/Å");
  }

  /** What guards need to know of the potential. */
  private Optional<Uncertainty> uncertainty(Potential resolved) throws IOException {
    if (guard.isPresent() && guardDeviation.isPresent()) {
      throw new IllegalArgumentException(
          "--guard-deviation: expected it instead of --guard, got both");
    }
    if (guard.isEmpty() && guardDeviation.isEmpty()) {
      return Optional.empty();
    }
    String option = guard.isPresent() ? "--guard" : "--guard-deviation";
    return Optional.of(PotentialSpec.uncertainty(option, potential, resolved));
  }

  private Optional<GaugeWatch> watch(Optional<Uncertainty> uncertainty, DynamicsState state) {
    Species species = state.structure().species();
    return uncertainty.map(
        known ->
            guard.isPresent()
                ? new GaugeWatch(known.extrapolation(species), guard.get(), guardEvery)
                : new GaugeWatch(
                    known.forceDeviation(species), guardDeviation.orElseThrow(), guardEvery));
  }

  private static Surface surface(Potential resolved, DynamicsState state, Team team) {
    Term term = Term.of(resolved, state.structure().species(), state.reference());
    return new Surface(state.structure().size(), term, Optional.empty(), team);
  }
}
