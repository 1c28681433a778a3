package org.athanor.potentials.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.regression.Committee;
import org.athanor.potentials.regression.ExtrapolationGrade;
import org.athanor.potentials.regression.Posterior;
import org.athanor.potentials.regression.Spread;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class UncertaintyBytesTest {
  private static final LinearPotential POTENTIAL =
      LinearPotential.of(
          RadialAngularBasis.of(4.5, new Shape(2, 0, 0, 0, 0), List.of(14)),
          Scalars.of(0.3, -0.2),
          Map.of(14, -4.0));

  /** What version 1 has been from the first release on; these bytes must always be read. */
  private static final String GOLDEN =
      "415448414e4f525500000001290e29e6c11cbf8af751e8ee5a3312fff665ba5e1fe392abf9baa222afb3"
          + "4c090100000003000000063ff00000000000004000000000000000400800000000000040100000000000"
          + "00401400000000000040180000000000003ff80000000000003f50624dd2f1a9fc000000000000004001"
          + "3fe00000000000003fec0000000000003fee000000000000000000000000004040000000000000000000"
          + "0000000000000000000000000009003ff00000000000003fd00000000000000000000000000000000000"
          + "00010000000e000000023ff00000000000003fe0000000000000bfd00000000000004000000000000000"
          + "9504653ad9e88f805d16255156c23e0c6a4078c5125fee159b250dda6caf76f4";

  private static Uncertainty uncertainty(Spread spread) {
    Map<Quantity, Calibration> calibrations = new EnumMap<>(Quantity.class);
    Coverage coverage = new Coverage(0.5, 0.875, 0.9375, 64);
    calibrations.put(
        Quantity.ENERGY, new Calibration(new Width(1.5, 0.001), 64, Optional.of(coverage)));
    calibrations.put(Quantity.FORCE, new Calibration(new Width(2, 0), 9, Optional.empty()));
    calibrations.put(Quantity.VIRIAL, Calibration.guessed(0.25));
    return new Uncertainty(
        POTENTIAL.basis(),
        spread,
        calibrations,
        new TreeMap<>(Map.of(14, ExtrapolationGrade.of(2, Scalars.of(1, 0.5, -0.25, 2)))));
  }

  private static final Spread POSTERIOR = Posterior.of(3, Scalars.of(1, 2, 3, 4, 5, 6));

  @Test
  void bytesOfTheFirstVersionAreReadAndWritten() {
    byte[] bytes = UncertaintyBytes.write(uncertainty(POSTERIOR), POTENTIAL);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(GOLDEN);
    Uncertainty read = UncertaintyBytes.read(HexFormat.of().parseHex(GOLDEN), POTENTIAL);
    assertThat(read.spread()).isEqualTo(POSTERIOR);
    for (Quantity quantity : Quantity.values()) {
      assertThat(read.calibration(quantity))
          .isEqualTo(uncertainty(POSTERIOR).calibration(quantity));
    }
    assertThat(read.grades().get(14).inverse()).isEqualTo(Scalars.of(1, 0.5, -0.25, 2));
  }

  @Test
  void aCommitteeIsReadBack() {
    Spread committee = Committee.of(List.of(Scalars.of(1, 2, 3), Scalars.of(2, 0, 7)));
    byte[] bytes = UncertaintyBytes.write(uncertainty(committee), POTENTIAL);
    assertThat(UncertaintyBytes.read(bytes, POTENTIAL).spread()).isEqualTo(committee);
    // ½ ((1 − 1.5)² + (2 − 1.5)²) for the first coefficient.
    assertThat(committee.variance(new double[] {1, 0, 0})).isCloseTo(0.25, within(1e-15));
  }

  @Test
  void deviationsAreThoseOfADirectProduct() {
    Structure s = SampleStructures.rattled(SampleStructures.diamond(2.35, List.of(14)), 0.1, 3);
    Deviations said = uncertainty(POSTERIOR).of(s);
    double[] row = Columns.of(POTENTIAL.basis()).rows(s).energy();
    double[][] w = {{1, 2, 3}, {0, 4, 5}, {0, 0, 6}};
    double variance = 0;
    for (int l = 0; l < 3; l++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += row[k] * w[k][l];
      }
      variance += sum * sum;
    }
    int n = s.size();
    double expected = Math.sqrt(1.5 * 1.5 * variance + 0.001 * 0.001 * n * n);
    assertThat(row[2]).isEqualTo(n);
    assertThat(said.energy()).isCloseTo(expected, within(1e-12 * expected));
    assertThat(said.virial().get(0, 1)).isEqualTo(said.virial().get(1, 0)).isPositive();
    assertThat(said.grades().size()).isEqualTo(n);
  }

  @Test
  void damageAndStrangersAreRefused() {
    byte[] bytes = UncertaintyBytes.write(uncertainty(POSTERIOR), POTENTIAL);
    byte[] damaged = bytes.clone();
    damaged[100] ^= 1;
    assertThatThrownBy(() -> UncertaintyBytes.read(damaged, POTENTIAL))
        .hasMessageContaining("damaged");
    assertThatThrownBy(() -> UncertaintyBytes.read(new byte[3], POTENTIAL))
        .hasMessageContaining("got 3");
    LinearPotential other =
        LinearPotential.of(POTENTIAL.basis(), Scalars.of(0.3, -0.1), Map.of(14, -4.0));
    assertThatThrownBy(() -> UncertaintyBytes.read(bytes, other))
        .hasMessageContaining("another potential's");
  }
}
