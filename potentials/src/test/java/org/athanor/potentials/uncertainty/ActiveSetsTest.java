package org.athanor.potentials.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.athanor.potentials.fingerprint.Crystals;
import org.athanor.potentials.linear.FitWeights;
import org.athanor.potentials.linear.LinearPotential;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.RidgeFit;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class ActiveSetsTest {
  private static final RadialAngularBasis BASIS =
      RadialAngularBasis.of(4.5, new Shape(5, 3, 1, 0, 0), List.of(6, 14));

  private final Environments environments = new Environments(BASIS);
  private final LinearPotential fitted = fitted();

  @Test
  void theGradesAreThoseOfTheEnvironmentsThatWereMet() {
    Structure far = structure(0.3, 77);
    ActiveSets seen = ActiveSets.of(environments.grades());
    Extrapolation extrapolation = seen.extrapolation(BASIS, far.species());
    double largest = 0;
    for (double grade : extrapolation.of(far).toArray()) {
      largest = Math.max(largest, grade);
    }
    Neighbours neighbours = Neighbours.of(far, BASIS.cutoff());
    assertThat(extrapolation.largest(neighbours)).isEqualTo(largest).isGreaterThan(2);
    assertThat(environments.largest(far.species(), environments.values(far))).isEqualTo(largest);
    Structure near = structure(0.05, 3);
    assertThat(
            seen.extrapolation(BASIS, near.species()).largest(Neighbours.of(near, BASIS.cutoff())))
        .isLessThan(1.05);
  }

  @Test
  void anElementThatWasNeverMetIsInfinitelyFar() {
    Structure silicon = structure(0.05, 3);
    Structure carbon =
        new Structure(silicon.cell(), Species.repeated(6, silicon.size()), silicon.positions());
    ActiveSets seen = ActiveSets.of(environments.grades());
    assertThat(
            seen.extrapolation(BASIS, carbon.species())
                .largest(Neighbours.of(carbon, BASIS.cutoff())))
        .isInfinite();
  }

  @Test
  void setsOfAnotherBasisAreRefused() {
    RadialAngularBasis other = RadialAngularBasis.of(4.5, new Shape(6, 3, 1, 0, 0), List.of(14));
    ActiveSets seen = ActiveSets.of(environments.grades());
    assertThatThrownBy(() -> seen.extrapolation(other, Species.repeated(14, 8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("element 14");
  }

  @Test
  void aGradedPotentialIsTheFittedOne() {
    GradedPotential graded = new GradedPotential(fitted, ActiveSets.of(environments.grades()));
    Structure structure = structure(0.1, 9);
    assertThat(graded.predict(structure)).isEqualTo(fitted.predict(structure));
    assertThat(graded.cutoff()).isEqualTo(fitted.cutoff());
    assertThat(graded.species()).isEqualTo(fitted.species());
    assertThat(graded.extrapolation(structure.species()).of(structure).size()).isEqualTo(8);
  }

  private LinearPotential fitted() {
    RidgeFit fit = RidgeFit.start(BASIS, FitWeights.STANDARD);
    for (int k = 0; k < 6; k++) {
      Structure structure = structure(0.05, k);
      Prediction said = StillingerWeber.silicon().predict(structure);
      fit.absorb(structure, new Labels(said.energy(), said.forces(), Optional.of(said.virial())));
      environments.offer(structure.species(), environments.values(structure));
    }
    return fit.solve().potential();
  }

  private static Structure structure(double rattle, int seed) {
    return Crystals.rattled(Crystals.diamond(), rattle, seed);
  }
}
