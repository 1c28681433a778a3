package org.athanor.sims.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.ErrorStatistics;
import org.athanor.potentials.linear.ErrorSums;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.LinearPotentialText;
import org.athanor.potentials.linear.PaceExport;
import org.athanor.potentials.linear.Prior;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.linear.SnapBasis;
import org.athanor.potentials.linear.SnapExport;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Trajectory;
import org.athanor.sims.fit.BasisSpec;

/**
 * A basis' test errors and pace: {@code fit TRAIN TEST SPEC [FILE]} prints root mean squares over
 * the test set of a fit with the usual weights and ridge, and over its kinds of structures, and
 * writes the potential; {@code pace FILE STEPS} prints the atom-steps per second of processor time
 * of 512 atoms of silicon at 1000 K with that potential on one thread; {@code lammps FILE FOLDER
 * STEPS} writes the same for LAMMPS and prints the input's name. {@code bench/bases} calls them.
 */
public final class BasesBenchmark {
  private static final double TEMPERATURE = 1000;

  private BasesBenchmark() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    switch (arguments[0]) {
      case "fit" -> fit(arguments);
      case "pace" ->
          pace(
              LinearPotentialText.read(Files.readString(Path.of(arguments[1]))),
              Integer.parseInt(arguments[2]));
      case "lammps" ->
          lammps(Path.of(arguments[1]), Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      default ->
          throw new IllegalArgumentException(
              "bench: expected fit, pace or lammps, got " + arguments[0]);
    }
  }

  private static void fit(String[] arguments) throws IOException {
    List<Frame> training = ExtxyzReader.readAll(Path.of(arguments[1]));
    List<Frame> test = ExtxyzReader.readAll(Path.of(arguments[2]));
    Basis basis = new BasisSpec(arguments[3]).of(List.of(14));
    long begin = System.nanoTime();
    Columns columns = Columns.of(basis);
    RidgeFit fit = RidgeFit.start(columns, FitWeights.STANDARD, Prior.RIDGE);
    try (Team team = Team.of(Runtime.getRuntime().availableProcessors())) {
      for (Frame frame : training) {
        fit.absorb(
            columns.rows(frame.structure(), frame.labels().orElseThrow()),
            FitWeights.STANDARD,
            team);
      }
    }
    LinearPotential potential = fit.solve().potential();
    double seconds = 1e-9 * (System.nanoTime() - begin);
    SortedMap<String, ErrorSums> sums = new TreeMap<>();
    for (Frame frame : test) {
      var said = potential.predict(frame.structure());
      for (String kind : List.of("all", frame.info().get("config_type"))) {
        sums.computeIfAbsent(kind, _ -> new ErrorSums())
            .add(frame.structure().cell(), said, frame.labels().orElseThrow());
      }
    }
    sums.forEach((kind, own) -> print(arguments[3], basis.size(), kind, own, seconds));
    if (arguments.length > 4) {
      Files.writeString(Path.of(arguments[4]), LinearPotentialText.write(potential));
    }
  }

  private static void print(String spec, int size, String kind, ErrorSums sums, double seconds) {
    ErrorStatistics errors = sums.statistics().orElseThrow();
    System.out.printf(
        Locale.ROOT,
        "%s functions %d kind %s energy %.2f meV/atom force %.1f meV/Å stress %.3f GPa over %d, fit"
            + " %.0f s%n",
        spec,
        size,
        kind,
        errors.energy().rootMeanSquare(),
        errors.force().rootMeanSquare(),
        errors.stress().orElseThrow().rootMeanSquare(),
        errors.structures(),
        seconds);
  }

  private static DynamicsState start() {
    Structure crystal = SampleStructures.diamond(2.352, List.of(14)).repeated(4, 4, 4);
    return DynamicsState.thermal(crystal, TEMPERATURE, Noise.seeded(7, 0));
  }

  private static void lammps(Path file, Path folder, int steps) throws IOException {
    LinearPotential potential = LinearPotentialText.read(Files.readString(file));
    String name = file.getFileName().toString();
    List<String> input = new ArrayList<>(List.of("units metal", "read_data " + name + ".data"));
    if (potential.basis() instanceof SnapBasis) {
      SnapExport export = SnapExport.of(potential, name + ".snapcoeff", name + ".snapparam");
      Files.write(folder.resolve(name + ".snapcoeff"), export.coefficients());
      Files.write(folder.resolve(name + ".snapparam"), export.parameters());
      input.addAll(export.commands());
    } else {
      PaceExport export = PaceExport.of(potential, name + ".yace");
      Files.write(folder.resolve(name + ".yace"), export.file());
      input.addAll(export.commands());
    }
    input.add("neighbor 1.0 bin");
    input.add("neigh_modify every 1 delay 0 check yes");
    input.add("timestep 0.001");
    input.add("fix 1 all nve");
    input.add("thermo 100");
    input.add("run " + steps / 3);
    input.add("run " + steps);
    Files.writeString(folder.resolve(name + ".data"), MolecularDynamics.data(start(), false));
    Files.write(folder.resolve(name + ".in"), input);
    System.out.println(name + ".in");
  }

  private static void pace(LinearPotential potential, int steps) {
    DynamicsState start = start();
    Structure crystal = start.structure();
    Term term = Term.of(potential, crystal.species());
    Surface surface = new Surface(crystal.size(), term, Optional.empty());
    Trajectory trajectory = new Trajectory(start, surface, Integrator.verlet(1));
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    for (int step = 0; step < 2 * steps / 3; step++) {
      trajectory.advance();
    }
    long begin = clock.getCurrentThreadCpuTime();
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
    }
    double seconds = 1e-9 * (clock.getCurrentThreadCpuTime() - begin);
    System.out.printf(
        Locale.ROOT,
        "pace %.0f atom-steps/s, temperature %.0f K%n",
        crystal.size() * steps / seconds,
        trajectory.energies().temperature());
  }
}
