package org.athanor.potentials.potential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StillingerWeberTest {
  private static final List<String> SILICON =
      List.of(
          "# silicon, 1985",
          "Si Si Si 2.1683  2.0951  1.80  21.0  1.20  -0.333333333333  # goes on",
          "         7.049556277  0.6022245584  4.0  0.0 0.0");

  @Nested
  class Silicon implements PotentialContract {
    @Override
    public Potential potential() {
      return StillingerWeber.silicon();
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  /** Invented parameters, all different, with powers that are not whole. */
  @Nested
  class TwoElements implements PotentialContract {
    @Override
    public Potential potential() {
      return StillingerWeber.of(invented());
    }

    @Override
    public double nearestNeighbours() {
      return 2.1;
    }
  }

  /** The same from both atoms of a pair, with whole powers other than the usual ones. */
  @Nested
  class TwoElementsAlike implements PotentialContract {
    @Override
    public Potential potential() {
      Map<Triple, Parameters> all = new TreeMap<>();
      for (int i : new int[] {6, 14}) {
        for (int j : new int[] {6, 14}) {
          for (int k : new int[] {6, 14}) {
            double sum = (i + j + k) / 42.0;
            all.put(
                new Triple(i, j, k),
                new Parameters(
                    i == j && j == k ? 2 : 1.7,
                    1.9,
                    1.7 + 0.1 * (j == k ? (i + j) / 28.0 : 1),
                    j == k ? 20 : 18 + sum,
                    1.1,
                    j == k ? -0.3 : -0.3 - 0.1 * sum,
                    7,
                    0.6,
                    5,
                    2,
                    0));
          }
        }
      }
      return StillingerWeber.of(all);
    }

    @Override
    public double nearestNeighbours() {
      return 2.1;
    }
  }

  static Map<Triple, Parameters> invented() {
    Map<Triple, Parameters> all = new TreeMap<>();
    int[] elements = {6, 14};
    for (int i : elements) {
      for (int j : elements) {
        for (int k : elements) {
          double own = (i + 2 * j + 2 * k) / 84.0;
          double pair = j == k ? (i + j) / 28.0 : 0.7;
          all.put(
              new Triple(i, j, k),
              new Parameters(
                  1.5 + pair,
                  1.4 + 0.5 * pair,
                  1.9,
                  15 + 10 * own,
                  1 + 0.3 * own,
                  -0.4 + 0.3 * own,
                  6 + pair,
                  0.5 + 0.1 * pair,
                  4.2,
                  j == k ? 0.3 : 2,
                  0));
        }
      }
    }
    return all;
  }

  @Test
  void agreesWithLammps() {
    StillingerWeber potential = StillingerWeber.silicon();
    List<LabelledFrames.Frame> frames = LabelledFrames.read("si-sw.extxyz");
    assertThat(frames).hasSize(4);
    for (LabelledFrames.Frame frame : frames) {
      Prediction prediction = potential.predict(frame.structure());
      double allowed = 1e-9 * frame.labels().forces().largestNorm();
      assertThat(prediction.energy()).isCloseTo(frame.labels().energy(), within(allowed));
      for (int i = 0; i < frame.structure().size(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          assertThat(prediction.forces().get(i, axis))
              .isCloseTo(frame.labels().forces().get(i, axis), within(allowed));
        }
      }
      for (int k = 0; k < 9; k++) {
        double expected = frame.labels().virial().orElseThrow().get(k / 3, k % 3);
        assertThat(prediction.virial().get(k / 3, k % 3)).isCloseTo(expected, within(10 * allowed));
      }
    }
  }

  @Test
  void diamondHasThePublishedLatticeConstantAndCohesiveEnergy() {
    double a0 = 5.431;
    double at = perAtom(a0);
    assertThat(at).isCloseTo(-4.3364, within(2e-4));
    assertThat(perAtom(a0 - 0.01)).isGreaterThan(at);
    assertThat(perAtom(a0 + 0.01)).isGreaterThan(at);
    // Vertex of the parabola through three points.
    double left = perAtom(a0 - 0.01);
    double right = perAtom(a0 + 0.01);
    double vertex = a0 + 0.005 * (left - right) / (left - 2 * at + right);
    assertThat(vertex).isCloseTo(5.431, within(5e-4));
  }

  private static double perAtom(double edge) {
    Structure diamond = SampleStructures.diamond(edge * Math.sqrt(3) / 4, List.of(14));
    return StillingerWeber.silicon().predict(diamond).energy() / 8;
  }

  @Test
  void readsTheLammpsFormat() {
    StillingerWeber read = StillingerWeberFile.read(SILICON, Map.of("Si", 14));
    assertThat(read.parameters()).isEqualTo(StillingerWeber.silicon().parameters());
    assertThat(read.cutoff()).isEqualTo(1.8 * 2.0951);
  }

  @Test
  void whatIsWrittenReadsBack() {
    StillingerWeber both = StillingerWeber.of(invented());
    List<String> lines = StillingerWeberFile.write(both).lines().toList();
    assertThat(StillingerWeberFile.read(lines, Map.of("C", 6, "Si", 14)).parameters())
        .isEqualTo(both.parameters());
    assertThat(lines).hasSize(2 + 8).allMatch(line -> line.length() < 200);
  }

  @Test
  void aToleranceShortensTheReachAsLammpsDoes() {
    List<String> cut = List.of(SILICON.get(1).replace("# goes on", ""), "7.05 0.6 4 0 1e-3");
    double expected = 1.8 * 2.0951 + 2.0951 / Math.log(1e-3);
    assertThat(StillingerWeberFile.read(cut, Map.of("Si", 14)).cutoff())
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void unreadableFilesAreRefusedWithTheirLine() {
    refuses(List.of("Si Si Si 1 2 3"), "line 1: expected an entry");
    refuses(List.of("Si Si Si 1 2 x 4 5 6 7 8 9 10 11"), "\"x\"");
    refuses(List.of(SILICON.get(1), SILICON.get(2) + " 7"), "line 2");
    refuses(List.of("C C C 1 2 3 4 5 6 7 8 9 10 11"), "got none");
    refuses(List.of("Si Si Si 1 -2 3 4 5 6 7 8 9 10 11"), "sigma -2");
    String whole = "Si Si Si 1 2 3 4 5 6 7 8 9 10 0";
    refuses(List.of(whole, whole), "second");
  }

  private static void refuses(List<String> lines, String message) {
    assertThatThrownBy(() -> StillingerWeberFile.read(lines, Map.of("Si", 14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void missingTriplesAndLopsidedPairsAreRefused() {
    Map<Triple, Parameters> missing = invented();
    missing.remove(new Triple(6, 14, 6));
    assertThatThrownBy(() -> StillingerWeber.of(missing)).hasMessageContaining("C Si C");
    Map<Triple, Parameters> lopsided = invented();
    lopsided.put(new Triple(6, 14, 14), lopsided.get(new Triple(14, 14, 14)));
    assertThatThrownBy(() -> StillingerWeber.of(lopsided)).hasMessageContaining("same pair part");
    Map<Triple, Parameters> ordered = invented();
    ordered.put(new Triple(6, 14, 6), ordered.get(new Triple(14, 14, 14)));
    assertThatThrownBy(() -> StillingerWeber.of(ordered)).hasMessageContaining("C C Si and C Si C");
  }
}
