package org.athanor.potentials.bondorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.athanor.potentials.potential.LammpsFrames;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.StillingerWeber.Triple;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TersoffTest {
  private static final String FRAMES = "/org/athanor/potentials/bondorder/";
  private static final Map<String, Integer> BOTH = Map.of("Si", 14, "C", 6);
  private static final Tersoff SILICON = read("Si.tersoff", Map.of("Si", 14));
  private static final Tersoff CARBON = read("SiC.tersoff", Map.of("C", 6));
  private static final Tersoff CARBIDE = read("SiC.tersoff", BOTH);

  private static Tersoff read(String file, Map<String, Integer> elements) {
    try (InputStream stream = TersoffTest.class.getResourceAsStream(file)) {
      return TersoffFile.read(
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList(), elements);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nested
  class Silicon implements PotentialContract {
    @Override
    public Potential potential() {
      return SILICON;
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Nested
  class SiliconCarbide implements PotentialContract {
    @Override
    public Potential potential() {
      return CARBIDE;
    }

    @Override
    public double nearestNeighbours() {
      return 1.8;
    }
  }

  /** Invented parameters, all different, with m of both kinds and wide cutoffs. */
  @Nested
  class AllTermsOfTwoElements implements PotentialContract {
    @Override
    public Potential potential() {
      return Tersoff.of(invented());
    }

    @Override
    public double nearestNeighbours() {
      return 2.1;
    }
  }

  static Map<Triple, TersoffParameters> invented() {
    Map<Triple, TersoffParameters> all = new TreeMap<>();
    int[] elements = {6, 14};
    for (int i : elements) {
      for (int j : elements) {
        for (int k : elements) {
          double own = (2 * i + 3 * j + k) / 84.0;
          double pair = j == k ? (i + j) / 28.0 : 0.4;
          all.put(
              new Triple(i, j, k),
              new TersoffParameters(
                  i == j ? 3 : 1,
                  0.8 + 0.1 * own,
                  0.5 + 0.4 * own,
                  1.5 + own,
                  1.1 + own,
                  -0.4 + 0.2 * own,
                  0.8 + 0.3 * own,
                  0.3 + 0.1 * own,
                  1.3 + 0.1 * own,
                  90 + 20 * own,
                  2.6 + 0.3 * pair,
                  0.45,
                  2.9 + 0.3 * pair,
                  1500 + 300 * pair));
        }
      }
    }
    return all;
  }

  @Test
  void agreesWithLammps() {
    LammpsFrames.agree(SILICON, FRAMES + "si-tersoff.extxyz", 1e-9);
    LammpsFrames.agree(CARBON, FRAMES + "c-tersoff.extxyz", 1e-9);
    LammpsFrames.agree(CARBIDE, FRAMES + "sic-tersoff.extxyz", 1e-9);
  }

  /** Tersoff 1989: silicon 5.432 Å, 4.63 eV; diamond 3.566 Å, 7.37 eV. */
  @Test
  void diamondHasThePublishedCohesiveEnergies() {
    Tersoff silicon = read("SiC.tersoff", Map.of("Si", 14));
    assertThat(perAtom(silicon, 14, 5.432)).isCloseTo(-4.63, within(5e-3));
    assertThat(perAtom(silicon, 14, 5.382)).isGreaterThan(perAtom(silicon, 14, 5.432));
    assertThat(perAtom(silicon, 14, 5.482)).isGreaterThan(perAtom(silicon, 14, 5.432));
    assertThat(perAtom(CARBON, 6, 3.566)).isCloseTo(-7.37, within(5e-3));
  }

  private static double perAtom(Tersoff potential, int z, double edge) {
    Structure diamond = SampleStructures.diamond(edge * Math.sqrt(3) / 4, List.of(z));
    return potential.predict(diamond).energy() / 8;
  }

  @Test
  void theBondOrderIsSmoothUpToItsLimits() {
    BondOrderFunction carbon = BondOrderFunction.of(CARBON.parameters().get(new Triple(6, 6, 6)));
    for (double limit : new double[] {carbon.least(), carbon.most()}) {
      double[] below = new double[2];
      double[] above = new double[2];
      double zeta = limit / carbon.beta();
      carbon.evaluate(zeta * (1 - 1e-9), below);
      carbon.evaluate(zeta * (1 + 1e-9), above);
      assertThat(above[0] / below[0]).isCloseTo(1, within(2e-9));
    }
    double[] none = new double[2];
    carbon.evaluate(0, none);
    assertThat(none).containsExactly(1, 0);
  }

  @Test
  void whatIsWrittenReadsBackToTheSameBits() {
    List<String> lines = TersoffFile.write(CARBIDE).lines().toList();
    assertThat(TersoffFile.read(lines, BOTH).parameters()).isEqualTo(CARBIDE.parameters());
  }

  @Test
  void unreadableFilesAreRefusedWithTheirLine() {
    String silicon = "Si Si Si 3 1 1.3258 4.8381 2.0417 0 22.956 0.33675 1.3258 95.373 3 0.2 3.2 ";
    refuses(List.of("", "Si Si Si 1 2 3"), "line 2: expected an entry of 3 names and 14 numbers");
    refuses(List.of(silicon + "x"), "line 1: expected a number, got \"x\"");
    refuses(List.of(silicon, "3264.7 7"), "line 2: expected an entry");
    refuses(List.of(silicon + "-3"), "line 1, Si Si Si: Tersoff: expected a finite A");
    refuses(List.of(silicon + "NaN"), "expected a finite A");
    refuses(List.of(silicon.replace("Si 3", "Si 2") + "3"), "m 1 or 3");
    refuses(List.of(silicon + "3", silicon + "3"), "line 2: expected one entry for Si Si Si");
    refuses(List.of(silicon.replace("Si", "Ge") + "3"), "got none");
  }

  private static void refuses(List<String> lines, String message) {
    assertThatThrownBy(() -> TersoffFile.read(lines, Map.of("Si", 14)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void missingTriplesAndLopsidedPairsAreRefused() {
    Map<Triple, TersoffParameters> missing = invented();
    missing.remove(new Triple(6, 14, 6));
    assertThatThrownBy(() -> Tersoff.of(missing)).hasMessageContaining("none for C Si C");
    Map<Triple, TersoffParameters> lopsided = invented();
    lopsided.put(new Triple(6, 14, 14), lopsided.get(new Triple(14, 14, 14)));
    assertThatThrownBy(() -> Tersoff.of(lopsided)).hasMessageContaining("same A, lambda1, R and D");
  }
}
