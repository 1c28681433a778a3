package org.athanor.potentials.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.TunableStillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;

class WeightedFitTest {
  private static final double CUTOFF = 6.5;
  private static final ParametricPotential TANTALUM = ZhouEam.of(ZhouParameters.TANTALUM, CUTOFF);

  /** Tantalum atoms with tungsten's seven parameters: where every published study begins. */
  private static final ParametricPotential TUNGSTENS =
      ZhouEam.of(
          ZhouParameters.TANTALUM.withLogTunable(ZhouParameters.TUNGSTEN.logTunable()), CUTOFF);

  private static List<Structure> cells(int count, double spread) {
    Structure bcc =
        new Structure(
                Cell.cubic(3.3), Species.repeated(73, 2), Vectors.of(0, 0, 0, 1.65, 1.65, 1.65))
            .repeated(2, 2, 2);
    Random random = new Random(11);
    List<Structure> cells = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double[] strain = new double[9];
      for (int x = 0; x < 9; x++) {
        strain[x] = spread * (random.nextDouble() - 0.5);
      }
      Structure strained = bcc.strained(Matrix3.of(strain).symmetric());
      double[] positions = strained.positions().toArray();
      for (int x = 0; x < positions.length; x++) {
        positions[x] += 0.3 * (random.nextDouble() - 0.5);
      }
      cells.add(strained.withPositions(Vectors.of(positions)));
    }
    return cells;
  }

  private static Labels said(Potential truth, Structure structure) {
    Prediction prediction = truth.predict(structure);
    return new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial()));
  }

  private static List<BoughtLabel> bought(
      Potential truth, List<Structure> cells, LabelKind... kinds) {
    List<BoughtLabel> all = new ArrayList<>();
    for (Structure cell : cells) {
      for (LabelKind kind : kinds) {
        all.add(new BoughtLabel("x", cell, kind, 3, said(truth, cell), 100));
      }
    }
    return all;
  }

  /** No model error: the parameters themselves come back. */
  @Test
  void tungstenBecomesTantalum() {
    List<BoughtLabel> labels =
        bought(TANTALUM, cells(8, 0.2), LabelKind.ENERGY, LabelKind.FORCES, LabelKind.STRESS);
    Calibration fitted = WeightedFit.of(TUNGSTENS, labels);
    double[] expected = TANTALUM.theta().toArray();
    for (int p = 0; p < expected.length; p++) {
      assertThat(fitted.potential().theta().get(p))
          .as(TANTALUM.parameters().get(p).name())
          .isCloseTo(expected[p], within(1e-6));
    }
    assertThat(fitted.misfit()).isLessThan(1e-10);
    assertThat(fitted.inflation()).isEqualTo(1);
    assertThat(fitted.limitedByForm()).isFalse();
    double[][] slopes = {{1, 0, 0, 0, 0, 0, 0}};
    double bare = fitted.deviations(slopes).get(0);
    assertThat(fitted.misfitDeviations(slopes).get(0)).isCloseTo(bare, within(1e-6 * bare));
  }

  /** Against the scatter of fits to labels with noise of the deviation that the weights say. */
  @Test
  void deviationsAreThoseOfRepeatedExperiments() {
    ParametricPotential truth = TunableStillingerWeber.of(StillingerWeber.silicon());
    double d = 5.431 / 4;
    double[] diamond = {0, 0, 0, 2, 2, 0, 2, 0, 2, 0, 2, 2, 1, 1, 1, 3, 3, 1, 3, 1, 3, 1, 3, 3};
    Random random = new Random(3);
    for (int k = 0; k < diamond.length; k++) {
      diamond[k] = d * diamond[k] + 0.2 * (random.nextDouble() - 0.5);
    }
    Structure cell = new Structure(Cell.cubic(4 * d), Species.repeated(14, 8), Vectors.of(diamond));
    Labels exact = said(truth, cell);
    double sigma = 0.02;
    double[] sums = new double[5];
    int repeats = 300;
    Calibration last = null;
    double misfit = 0;
    for (int k = 0; k < repeats; k++) {
      double[] forces = exact.forces().toArray();
      for (int x = 0; x < forces.length; x++) {
        forces[x] += sigma * random.nextGaussian();
      }
      Labels noisy = new Labels(exact.energy(), Vectors.of(forces), Optional.empty());
      BoughtLabel label =
          new BoughtLabel("x", cell, LabelKind.FORCES, 0, noisy, 1 / (sigma * sigma));
      last = WeightedFit.of(truth, List.of(label));
      misfit += last.misfit() / repeats;
      for (int p = 0; p < 5; p++) {
        double off = last.potential().theta().get(p) - truth.theta().get(p);
        sums[p] += off * off / repeats;
      }
    }
    double[][] unit = new double[5][5];
    for (int p = 0; p < 5; p++) {
      unit[p][p] = 1;
    }
    Scalars deviations = last.deviations(unit);
    for (int p = 0; p < 5; p++) {
      assertThat(Math.sqrt(sums[p]) / deviations.get(p)).as("%d", p).isBetween(0.85, 1.15);
    }
    // χ² of 24 numbers less 5 parameters, over 5.
    assertThat(misfit).isCloseTo(19.0 / 5, within(0.3));
  }

  /** A potential of another form cannot be followed, and says so. */
  @Test
  void modelErrorInflates() {
    ParametricPotential other =
        ZhouEam.of(
            new ZhouParameters(73, 2.86, 3.086341, 28, 4.5, .6117, 1.0321, .177, .8488, -5.14),
            5.2);
    List<BoughtLabel> labels = new ArrayList<>();
    for (Structure cell : cells(6, 0.1)) {
      labels.add(new BoughtLabel("x", cell, LabelKind.FORCES, 0, said(other, cell), 1e8));
    }
    Calibration fitted = WeightedFit.of(TANTALUM, labels);
    assertThat(fitted.limitedByForm()).isTrue();
    assertThat(fitted.inflation()).isGreaterThan(3);
    double[][] slopes = {{1, 0, 0, 0, 0, 0, 0}};
    assertThat(fitted.misfitDeviations(slopes).get(0))
        .isGreaterThan(3 * fitted.deviations(slopes).get(0));
  }

  /** One energy for seven parameters: it is met, and the rest stays near where it was. */
  @Test
  void whatNoLabelSpeaksOfStays() {
    Structure cell = cells(1, 0.1).getFirst();
    Labels labels = said(TANTALUM, cell);
    BoughtLabel one = new BoughtLabel("x", cell, LabelKind.ENERGY, 0, labels, 1e4);
    Calibration fitted = WeightedFit.of(TUNGSTENS, List.of(one));
    assertThat(fitted.potential().predict(cell).energy()).isCloseTo(labels.energy(), within(1e-3));
    assertThat(fitted.potential().theta().get(5)).isCloseTo(TUNGSTENS.theta().get(5), within(0.05));
  }

  @Test
  void mistakesAreNamed() {
    Structure cell = cells(1, 0.1).getFirst();
    Labels labels = said(TANTALUM, cell);
    assertThatThrownBy(
            () -> new BoughtLabel("7/energy", cell, LabelKind.ENERGY, 0, labels, Double.NaN))
        .hasMessageContaining("7/energy: expected a positive weight");
    Labels bare = new Labels(labels.energy(), labels.forces(), Optional.empty());
    assertThatThrownBy(() -> new BoughtLabel("x", cell, LabelKind.STRESS, 0, bare, 1))
        .hasMessageContaining("with stress");
    assertThatThrownBy(() -> new BoughtLabel("x", cell, LabelKind.ATOM_FORCES, 16, labels, 1))
        .hasMessageContaining("number 17");
    assertThatThrownBy(() -> WeightedFit.of(TANTALUM, List.of())).hasMessageContaining("got none");
  }
}
