package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.athanor.potentials.potential.LiveLammps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lattice constant and pair distributions of rock salt by {@code properties}, beside what LAMMPS
 * finds with the same parameters: a relaxed cell of 216 ions, and Langevin dynamics in it at 600 K,
 * both with its own Ewald sum. Skipped where lmp is not installed.
 */
class LiveRockSaltTest {
  /** As {@code properties} has them: 280 bins of 0.025 Å. */
  private static final int BINS = 280;

  private static final List<String> INPUT =
      List.of(
          "units metal",
          "atom_style charge",
          "lattice custom 5.7 a1 1 0 0 a2 0 1 0 a3 0 0 1 basis 0 0 0 basis .5 .5 0 basis .5 0 .5"
              + " basis 0 .5 .5 basis .5 0 0 basis 0 .5 0 basis 0 0 .5 basis .5 .5 .5",
          "region all block 0 3 0 3 0 3",
          "create_box 2 all",
          "create_atoms 1 box basis 5 2 basis 6 2 basis 7 2 basis 8 2",
          "mass 1 22.98976928",
          "mass 2 35.45",
          "set type 1 charge 1",
          "set type 2 charge -1",
          "pair_style born/coul/long 8.0",
          "pair_coeff 1 1 0.2637 0.317 2.340 1.0485 -0.49931",
          "pair_coeff 1 2 0.2110 0.317 2.755 6.9906 -8.6758",
          "pair_coeff 2 2 0.1582 0.317 3.170 72.4022 -145.4285",
          "pair_modify table 0",
          "kspace_style ewald 1e-7",
          "fix relax all box/relax iso 0.0 vmax 0.001",
          "minimize 0 1e-9 2000 5000",
          "variable a equal lx/3",
          "print \"$(v_a:%.9f)\" file lattice",
          "unfix relax",
          "kspace_style ewald 1e-4",
          "velocity all create 1200 4711 dist gaussian",
          "fix 1 all nve",
          "fix 2 all langevin 600 600 0.2 8231",
          "timestep 0.003",
          "run 700",
          "reset_timestep 0",
          "compute g all rdf 280 1 1 1 2 2 2 cutoff 7",
          "fix 3 all ave/time 10 300 3000 c_g[*] mode vector file distribution ave one",
          "run 3000");

  @TempDir static Path folder;

  private static JsonNode ours;

  @BeforeAll
  static void measure() throws IOException, InterruptedException {
    LiveLammps.assumeInstalled();
    Files.write(folder.resolve("in"), INPUT);
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
    Path parameters = folder.resolve("NaCl.born");
    try (InputStream stream = LiveRockSaltTest.class.getResourceAsStream("NaCl.born")) {
      Files.copy(stream, parameters);
    }
    String potential = "born-ewald:" + parameters + ":Na,Cl";
    Shell shell =
        Shell.run(
            "properties",
            "--potential",
            potential,
            "--structure",
            "rocksalt:Na,Cl",
            "--only",
            "lattice,rdf",
            "--temperature",
            "600",
            "--steps",
            "3000",
            "--json");
    assertThat(shell.exitStatus()).as(shell.err()).isZero();
    ours = shell.json();
  }

  /** Their sums are good to 1e-7 and 1e-9 of the force between charges at 1 Å. */
  @Test
  void theLatticeConstantIsThatOfLammps() throws IOException {
    double theirs = Double.parseDouble(Files.readString(folder.resolve("lattice")).strip());
    double edge = ours.get("lattice").get("lengthsAngstrom").get(0).asDouble();
    assertThat(edge).isCloseTo(theirs, within(1e-5));
  }

  /**
   * Two runs of a few picoseconds each: curves that reach 5.5 came out alike to 0.22 (0.014 on
   * average), mean distances of the first shells to 2e-4 Å and their widths to 0.0025 Å.
   */
  @Test
  void thePairDistributionsAreThoseOfLammps() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("distribution"));
    double[][] theirs = new double[3][BINS];
    for (int bin = 0; bin < BINS; bin++) {
      List<String> words = List.of(lines.get(lines.size() - BINS + bin).strip().split("\\s+", -1));
      for (int pair = 0; pair < 3; pair++) {
        theirs[pair][bin] = Double.parseDouble(words.get(2 + 2 * pair));
      }
    }
    compare("Na-Na", theirs[0], 2.9, 4.9);
    compare("Na-Cl", theirs[1], 2, 3.9);
    compare("Cl-Cl", theirs[2], 2.9, 4.9);
  }

  private static void compare(String pair, double[] theirs, double from, double to) {
    double[] mine = new double[BINS];
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      mine[bin] = ours.get("rdf").get("g").get(pair).get(bin).asDouble();
      assertThat(mine[bin]).as("%s, bin %d", pair, bin).isCloseTo(theirs[bin], within(0.5));
      sum += Math.abs(mine[bin] - theirs[bin]);
    }
    assertThat(sum / BINS).as("%s: mean difference", pair).isLessThan(0.04);
    NearestShell one = NearestShell.of(mine, from, to);
    NearestShell other = NearestShell.of(theirs, from, to);
    assertThat(one.mean()).as("%s: distance", pair).isCloseTo(other.mean(), within(2e-3));
    assertThat(one.width()).as("%s: width", pair).isCloseTo(other.width(), within(0.01));
    assertThat(one.width()).as("%s: width", pair).isBetween(0.15, 0.25);
  }

  /** Mean and standard deviation in Å of the distances of a shell. */
  private record NearestShell(double mean, double width) {
    static NearestShell of(double[] g, double from, double to) {
      double[] moments = new double[3];
      for (int bin = 0; bin < BINS; bin++) {
        double r = 0.025 * (bin + 0.5);
        double weight = r > from && r < to ? g[bin] * r * r : 0;
        moments[0] += weight;
        moments[1] += weight * r;
        moments[2] += weight * r * r;
      }
      double mean = moments[1] / moments[0];
      return new NearestShell(mean, Math.sqrt(moments[2] / moments[0] - mean * mean));
    }
  }
}
