package org.athanor.sims.dynamics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;

/**
 * LAMMPS at work on one element in an upright cell, in units metal.
 *
 * @param folder for its files
 * @param commands pair_style and pair_coeff; files are relative to the folder
 */
record LammpsRun(Path folder, List<String> commands) {
  /** eV in amu (Å/ps)² as LAMMPS rounds it (update.cpp): its accelerations are 6e-8 larger. */
  private static final double MVV2E = 1.0364269e-4;

  /** bar in eV/Å³ as LAMMPS rounds it. */
  private static final double BARS = 1.6021765e6;

  /** A mass with which LAMMPS accelerates atoms as our constants do. */
  private static double mass(int atomicNumber) {
    return Element.of(atomicNumber).mass() / MVV2E / (Units.ACCELERATION * 1e6);
  }

  /** Runs lmp from this state on these commands after the potential's. */
  void run(DynamicsState start, List<String> more) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("data"), data(start));
    execute(List.of("read_data data"), start.structure().species().get(0), more);
  }

  /** Reads a dump of one frame of one element into lmp, and says potential and kinetic energy. */
  List<Double> energies(String dump, long step, int atomicNumber)
      throws IOException, InterruptedException {
    execute(
        List.of("region all prism 0 9 0 9 0 9 0.1 0.1 0.1", "create_box 1 all"),
        atomicNumber,
        List.of(
            "read_dump " + dump + " " + step + " x y z vx vy vz box yes add yes",
            "run 0",
            "variable p equal pe",
            "variable k equal ke",
            "print \"$(v_p:%.17g) $(v_k:%.17g)\" file energies"));
    String[] words = Files.readString(folder.resolve("energies")).strip().split(" ", -1);
    return List.of(Double.parseDouble(words[0]), Double.parseDouble(words[1]));
  }

  private void execute(List<String> cell, int atomicNumber, List<String> more)
      throws IOException, InterruptedException {
    List<String> input = new ArrayList<>(List.of("units metal", "atom_style atomic"));
    input.addAll(cell);
    input.addAll(commands);
    // Last, because a setfl file brings masses of its own.
    input.add("mass 1 " + mass(atomicNumber));
    input.addAll(more);
    Files.write(folder.resolve("in"), input);
    Path log = folder.resolve("out");
    Process process =
        new ProcessBuilder("lmp", "-in", "in", "-log", "none")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException("lmp failed: " + Files.readString(log));
    }
  }

  /** Unwrapped positions in Å and velocities in Å/ps of a dump of one frame, [6n]. */
  double[] moved(int atoms) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("moved"));
    double[] all = new double[6 * atoms];
    for (int i = 0; i < atoms; i++) {
      String[] words = lines.get(lines.size() - atoms + i).strip().split(" +", -1);
      for (int k = 0; k < 6; k++) {
        all[6 * i + k] = Double.parseDouble(words[1 + k]);
      }
    }
    return all;
  }

  /** The lines after the head of a file that a fix print wrote, as numbers. */
  List<double[]> readings() throws IOException {
    List<double[]> readings = new ArrayList<>();
    List<String> lines = Files.readAllLines(folder.resolve("readings"));
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.strip().split(" +", -1);
      double[] numbers = new double[words.length];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = Double.parseDouble(words[k]);
      }
      readings.add(numbers);
    }
    return readings;
  }

  /** A pressure in GPa that LAMMPS gave in bar. */
  static double gpa(double bars) {
    return bars / BARS * Units.GPA_PER_EV_PER_A3;
  }

  private static String data(DynamicsState start) {
    Structure structure = start.structure();
    StringBuilder text = new StringBuilder("made for a test\n\n" + structure.size() + " atoms\n");
    text.append("1 atom types\n");
    for (int axis = 0; axis < 3; axis++) {
      String name = "xyz".substring(axis, axis + 1);
      double length = structure.cell().rows().get(axis, axis);
      text.append("0 " + length + " " + name + "lo " + name + "hi\n");
    }
    text.append("\nAtoms # atomic\n\n");
    rows(text, " 1 ", structure.positions(), 1);
    text.append("\nVelocities\n\n");
    rows(text, " ", start.velocities(), 1000);
    return text.toString();
  }

  private static void rows(StringBuilder text, String between, Vectors vectors, double factor) {
    for (int i = 0; i < vectors.size(); i++) {
      text.append(i + 1).append(between);
      text.append(factor * vectors.get(i, 0)).append(' ');
      text.append(factor * vectors.get(i, 1)).append(' ');
      text.append(factor * vectors.get(i, 2)).append('\n');
    }
  }
}
