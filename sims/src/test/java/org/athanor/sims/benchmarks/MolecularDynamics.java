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
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Integrator;
import org.athanor.sims.dynamics.Noise;
import org.athanor.sims.dynamics.Surface;
import org.athanor.sims.dynamics.Term;
import org.athanor.sims.dynamics.Trajectory;

/**
 * Molecular dynamics at constant energy, ours and the input for LAMMPS' from the same start: {@code
 * prepare SYSTEM FOLDER STEPS} writes files, {@code run SYSTEM STEPS [THREADS]} runs and prints the
 * rate; {@code cold SYSTEM STEPS} prints the time since the JVM's start. {@code bench/bench} calls
 * both.
 */
public final class MolecularDynamics {
  private static final double TEMPERATURE = 2000;
  private static final int WARM_UP = 100;

  private MolecularDynamics() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    BenchSystem system = BenchSystem.named(arguments[1]);
    switch (arguments[0]) {
      case "prepare" -> prepare(system, Path.of(arguments[2]), Integer.parseInt(arguments[3]));
      case "run" ->
          run(
              system,
              Integer.parseInt(arguments[2]),
              arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1);
      case "cold" -> cold(system, Integer.parseInt(arguments[2]));
      default ->
          throw new IllegalArgumentException(
              "bench: expected prepare, run or cold, got " + arguments[0]);
    }
  }

  private static DynamicsState start(BenchSystem system) {
    return DynamicsState.thermal(system.crystal(), TEMPERATURE, Noise.seeded(7, 0));
  }

  private static void run(BenchSystem system, int steps, int threads) {
    DynamicsState start = start(system);
    int atoms = system.crystal().size();
    try (Team team = Team.of(threads)) {
      Term term = Term.of(system.potential(), system.crystal().species());
      Trajectory trajectory =
          new Trajectory(
              start, new Surface(atoms, term, Optional.empty(), team), Integrator.verlet(1));
      int warmUp = Math.min(WARM_UP, steps);
      for (int step = 0; step < warmUp; step++) {
        trajectory.advance();
      }
      ThreadMXBean clock = ManagementFactory.getThreadMXBean();
      long begin = System.nanoTime();
      long worked = clock.getCurrentThreadCpuTime();
      for (int step = 0; step < steps; step++) {
        trajectory.advance();
      }
      double seconds = 1e-9 * (System.nanoTime() - begin);
      double cpu = 1e-9 * (clock.getCurrentThreadCpuTime() - worked);
      System.out.printf(
          Locale.ROOT,
          "atoms %d steps %d threads %d wall %.3f cpu %.3f rate %.0f energy %.6f%n",
          atoms,
          steps,
          threads,
          seconds,
          cpu,
          atoms * (double) steps / cpu,
          trajectory.energies().potential());
    }
  }

  /** From the start of the JVM to the last step, without a warm-up. */
  private static void cold(BenchSystem system, int steps) {
    Term term = Term.of(system.potential(), system.crystal().species());
    Surface surface = new Surface(system.crystal().size(), term, Optional.empty());
    Trajectory trajectory = new Trajectory(start(system), surface, Integrator.verlet(1));
    for (int step = 0; step < steps; step++) {
      trajectory.advance();
    }
    long began = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        Locale.ROOT,
        "atoms %d steps %d seconds since the JVM's start %.3f energy %.6f%n",
        system.crystal().size(),
        steps,
        1e-3 * (System.currentTimeMillis() - began),
        trajectory.energies().potential());
  }

  private static void prepare(BenchSystem system, Path folder, int steps) throws IOException {
    Files.createDirectories(folder);
    for (String name : system.files().names()) {
      Files.writeString(folder.resolve(name), system.files().text(name));
    }
    if (system.commands().isEmpty()) {
      return;
    }
    if (system.potential() instanceof StillingerWeber silicon) {
      Files.writeString(folder.resolve("Si.sw"), StillingerWeberFile.write(silicon));
    }
    Files.writeString(folder.resolve("data"), data(start(system), charged(system)));
    List<String> input = new ArrayList<>();
    input.add("units metal");
    input.add("atom_style " + (charged(system) ? "charge" : "atomic"));
    input.add("read_data data");
    input.addAll(system.commands());
    input.add("neighbor 1.0 bin");
    input.add("neigh_modify every 1 delay 0 check yes");
    input.add("timestep 0.001");
    input.add("fix 1 all nve");
    input.add("thermo 100");
    input.add("run " + Math.min(WARM_UP, steps));
    input.add("run " + steps);
    input.add("variable e equal pe");
    input.add("print \"energy $(v_e:%.6f)\"");
    Files.write(folder.resolve("in"), input);
  }

  private static boolean charged(BenchSystem system) {
    return system.commands().getFirst().contains("coul");
  }

  /** The file that read_data reads, velocities included. */
  static String data(DynamicsState state, boolean charged) {
    Structure s = state.structure();
    List<Integer> elements = List.copyOf(s.species().distinct());
    StringBuilder text = new StringBuilder("made for a benchmark\n\n");
    text.append(s.size()).append(" atoms\n").append(elements.size()).append(" atom types\n");
    for (int axis = 0; axis < 3; axis++) {
      String name = "xyz".substring(axis, axis + 1);
      text.append("0 %s %slo %shi\n".formatted(s.cell().rows().get(axis, axis), name, name));
    }
    text.append("\nMasses\n\n");
    for (int type = 0; type < elements.size(); type++) {
      text.append(type + 1).append(' ').append(Element.of(elements.get(type)).mass()).append('\n');
    }
    text.append("\nAtoms\n\n");
    for (int i = 0; i < s.size(); i++) {
      text.append(i + 1).append(' ').append(elements.indexOf(s.species().get(i)) + 1);
      text.append(charged ? " 0" : "");
      for (int axis = 0; axis < 3; axis++) {
        text.append(' ').append(s.positions().get(i, axis));
      }
      text.append('\n');
    }
    text.append("\nVelocities\n\n");
    for (int i = 0; i < s.size(); i++) {
      text.append(i + 1);
      for (int axis = 0; axis < 3; axis++) {
        // From Å/fs to Å/ps.
        text.append(' ').append(1000 * state.velocities().get(i, axis));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
