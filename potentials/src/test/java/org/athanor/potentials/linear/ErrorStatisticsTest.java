package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class ErrorStatisticsTest {
  private static final Cell CELL = Cell.cubic(2);

  private static Prediction prediction(double energy, double force, double virial) {
    return new Prediction(
        energy,
        Scalars.of(energy, 0),
        Vectors.of(force, 0, 0, 0, 0, -force),
        Matrix3.diagonal(virial, 0, 0));
  }

  @Test
  void errorsAreMeansOfTheDifferences() {
    ErrorSums sums = new ErrorSums();
    Labels zero = new Labels(0, Vectors.zeros(2), Optional.of(Matrix3.ZERO));
    sums.add(CELL, prediction(0.002, 0.3, 0.8), zero);
    sums.add(CELL, prediction(-0.006, 0, 0), new Labels(0, Vectors.zeros(2), Optional.empty()));
    ErrorStatistics got = sums.statistics().orElseThrow();
    assertThat(got.structures()).isEqualTo(2);
    assertThat(got.energy().mean()).isCloseTo(2, within(1e-12));
    assertThat(got.energy().rootMeanSquare()).isCloseTo(Math.sqrt(5), within(1e-12));
    assertThat(got.force().mean()).isCloseTo(50, within(1e-12));
    assertThat(got.force().rootMeanSquare())
        .isCloseTo(Math.sqrt(2 * 300 * 300 / 12.0), within(1e-10));
    assertThat(got.force().count()).isEqualTo(12);
    double stress = 0.1 * Units.GPA_PER_EV_PER_A3;
    assertThat(got.stress().orElseThrow().count()).isEqualTo(6);
    assertThat(got.stress().orElseThrow().mean()).isCloseTo(stress / 6, within(1e-12));
  }

  /** Two zeros of energy 4 eV/atom apart, and an error of 2 and of 4 meV/atom on top. */
  @Test
  void anOffsetOfEnergiesCanBeTakenOff() {
    Labels label = new Labels(-6, Vectors.zeros(2), Optional.empty());
    List<Prediction> predictions =
        List.of(prediction(2.004, 0.3, 0), prediction(1.992, 0, 0), prediction(2.004, 0, 0));
    EnergyOffset offset = new EnergyOffset();
    assertThat(offset.mean()).isEmpty();
    predictions.forEach(one -> offset.add(one, label));
    assertThat(offset.mean().orElseThrow()).isCloseTo(4, within(1e-12));
    ErrorSums sums = new ErrorSums(offset.mean().orElseThrow());
    predictions.forEach(one -> sums.add(CELL, one, label));
    ErrorStatistics got = sums.statistics().orElseThrow();
    assertThat(got.energy().mean()).isCloseTo(8.0 / 3, within(1e-9));
    assertThat(got.energy().rootMeanSquare()).isCloseTo(Math.sqrt(8), within(1e-9));
    assertThat(got.force().mean()).isCloseTo(600.0 / 18, within(1e-12));
  }

  @Test
  void whatWasNotLabelledIsEmptyAndNotZero() {
    ErrorSums sums = new ErrorSums();
    assertThat(sums.statistics()).isEmpty();
    sums.add(CELL, prediction(1, 1, 1), new Labels(0, Vectors.zeros(2), Optional.empty()));
    assertThat(sums.statistics().orElseThrow().stress()).isEmpty();
    Labels three = new Labels(0, Vectors.zeros(3), Optional.empty());
    assertThatThrownBy(() -> sums.add(CELL, prediction(1, 1, 1), three))
        .hasMessageContaining("got 2");
  }
}
