package org.athanor.potentials.snap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.athanor.potentials.potential.LammpsNumbers;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.SumOfPotentials;
import org.athanor.potentials.potential.ZieglerBiersackLittmark;
import org.athanor.potentials.potential.ZieglerBiersackLittmark.Switching;
import org.athanor.potentials.snap.Snap.ElementPart;
import org.athanor.potentials.snap.Snap.Settings;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapTest {
  private static final String FOLDER = "/org/athanor/potentials/snap/";

  static List<String> lines(String resource) {
    try (InputStream stream = SnapTest.class.getResourceAsStream(resource)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  static Snap named(String name, String symbol, int z) {
    return SnapFile.read(lines(name + ".snapcoeff"), lines(name + ".snapparam"), Map.of(symbol, z));
  }

  static Snap tantalum() {
    return named("Ta06A", "Ta", 73);
  }

  static Snap carbon() {
    return named("C_SNAP_2021.10.15.quadratic", "C", 6);
  }

  private static Potential overlaid() {
    Potential repulsion = ZieglerBiersackLittmark.of(List.of(73), new Switching(4.0, 4.8));
    return SumOfPotentials.of(tantalum(), repulsion);
  }

  /** At this distance no pair crosses the cutoff, where the curvature jumps, within a step. */
  @Nested
  class TantalumOverRepulsion implements PotentialContract {
    @Override
    public Potential potential() {
      return overlaid();
    }

    @Override
    public double nearestNeighbours() {
      return 2.86;
    }
  }

  @Nested
  class QuadraticCarbon implements PotentialContract {
    @Override
    public Potential potential() {
      return carbon();
    }

    @Override
    public double nearestNeighbours() {
      return 1.5;
    }
  }

  /** Two elements of different radii and weights, with an inner radius and products. */
  @Nested
  class TwoElements implements PotentialContract {
    @Override
    public Potential potential() {
      return invented(new Settings(4, 3.1, 0.97, 0.2, true, true, true));
    }

    @Override
    public double nearestNeighbours() {
      return 2.1;
    }
  }

  /** Without switching the energy jumps at the cutoff: no pair is near it here. */
  @Nested
  class Unswitched implements PotentialContract {
    @Override
    public Potential potential() {
      return invented(new Settings(3, 3.1, 0.9, 0, false, false, false));
    }

    @Override
    public double nearestNeighbours() {
      return 2.1;
    }
  }

  static Snap invented(Settings settings) {
    Map<Integer, ElementPart> parts = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int z : new int[] {6, 14}) {
      double[] values = new double[settings.coefficients()];
      for (int k = 0; k < values.length; k++) {
        values[k] = (random.nextDouble() - 0.5) / (1 + k);
      }
      parts.put(z, new ElementPart(0.4 + 0.01 * z, z == 6 ? 0.7 : -0.4, Scalars.of(values)));
    }
    return Snap.of(settings, parts);
  }

  @Test
  void linearSnapOverRepulsionAgreesWithLammps() {
    LammpsNumbers.agree(overlaid(), FOLDER + "ta-snap.extxyz", 1e-9);
  }

  @Test
  void quadraticSnapAgreesWithLammps() {
    LammpsNumbers.agree(carbon(), FOLDER + "c-snap-quadratic.extxyz", 1e-9);
  }

  @Test
  void aLoneAtomHasTheConstantWhereItsBispectrumIsSubtracted() {
    Structure lone = new Structure(Cell.cubic(20), Species.of(14), Vectors.of(1, 2, 3));
    Snap shifted = invented(new Settings(5, 3.1, 0.97, 0, true, true, false));
    double constant = shifted.elements().get(14).coefficients().get(0);
    assertThat(shifted.predict(lone).energy()).isEqualTo(constant);
    Snap bare = invented(new Settings(5, 3.1, 0.97, 0, true, false, false));
    assertThat(bare.predict(lone).energy()).isNotEqualTo(constant);
  }
}
