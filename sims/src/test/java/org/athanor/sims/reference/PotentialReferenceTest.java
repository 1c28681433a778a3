package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.dynamics.Silicon;
import org.junit.jupiter.api.Test;

class PotentialReferenceTest {
  private static final PotentialReference REFERENCE =
      PotentialReference.of(StillingerWeber.silicon());

  /** Forces of some 2 eV/Å. */
  private static Structure rattled() {
    double[] positions = Silicon.diamond(1).positions().toArray();
    positions[4] += 0.25;
    return Silicon.diamond(1)
        .strained(Matrix3.diagonal(0.01, 0.02, -0.03))
        .withPositions(Vectors.of(positions));
  }

  @Test
  void labelsAreWhatThePotentialSays() {
    Prediction prediction = StillingerWeber.silicon().predict(rattled());
    assertThat(REFERENCE.label(rattled(), List.of()))
        .isEqualTo(
            new LabelOutcome.Labeled(
                new Labels(
                    prediction.energy(), prediction.forces(), Optional.of(prediction.virial()))));
  }

  @Test
  void itsPhysicsIsEveryParameter() {
    assertThat(REFERENCE.identity().physics())
        .isEqualTo(
            """
            potential stillinger-weber
            Si Si Si: epsilon 2.1683 eV, sigma 2.0951 Å, a 1.8, lambda 21.0, gamma 1.2, \
            cosTheta0 -0.333333333333, A 7.049556277, B 0.6022245584, p 4.0, q 0.0, tolerance 0.0
            """);
    StillingerWeber.Triple triple = new StillingerWeber.Triple(14, 14, 14);
    StillingerWeber.Parameters stiffer =
        new StillingerWeber.Parameters(
            2.1683, 2.0951, 1.80, 21.5, 1.20, -0.333333333333, 7.049556277, 0.6022245584, 4, 0, 0);
    PotentialReference other = PotentialReference.of(StillingerWeber.of(Map.of(triple, stiffer)));
    assertThat(other.identity().physics()).isNotEqualTo(REFERENCE.identity().physics());
  }

  @Test
  void thePhysicsOfTightBindingIsItsParametersPointsAndSmearing() {
    assertThat(tightBinding(0.4, 0.1).identity().physics())
        .isEqualTo(
            """
            potential tight-binding sp3
            element Si
            levels -5.25 1.2 eV
            ss-sigma -2.038 at 2.360352 Å, n 2.0, nc 9.5, rc 3.4 Å, tail 4.0 to 4.16 Å
            sp-sigma 1.745 at 2.360352 Å, n 2.0, nc 8.5, rc 3.55 Å, tail 4.0 to 4.16 Å
            pp-sigma 2.75 at 2.360352 Å, n 2.0, nc 7.5, rc 3.7 Å, tail 4.0 to 4.16 Å
            pp-pi -1.075 at 2.360352 Å, n 2.0, nc 7.5, rc 3.7 Å, tail 4.0 to 4.16 Å
            repulsion 1.0 at 2.360352 Å, n 6.8755, nc 13.017, rc 3.66995 Å, tail 4.0 to 4.16 Å
            embedding 8.7393204 2.1604385 -0.1384393 0.0058398423 -8.0263577E-5 eV
            k-points at most 0.4 /Å apart, on Gamma
            Fermi-Dirac 0.1 eV, free energy
            """);
  }

  @Test
  void tightBindingLabelsWhatItsParametersCover() {
    PotentialReference reference = tightBinding(0.6, 0.1);
    LabelOutcome outcome = reference.label(rattled(), List.of());
    assertThat(((LabelOutcome.Labeled) outcome).labels().energy() / 8).isBetween(-4.7, -3.5);
    Structure squeezed = rattled().strained(Matrix3.diagonal(-0.5, -0.4, -0.4));
    assertThat(detail(reference.label(squeezed, List.of()))).contains("so close to its neighbours");
  }

  private static PotentialReference tightBinding(double spacing, double width) {
    return PotentialReference.of(
        TightBinding.of(
            TightBindingParameters.silicon(), new Sampling.Spacing(spacing, false), width));
  }

  @Test
  void anElementThatItDoesNotKnowIsUnavailable() {
    Structure structure = rattled();
    int[] numbers = structure.species().toArray();
    numbers[3] = 6;
    Structure carbide = new Structure(structure.cell(), Species.of(numbers), structure.positions());
    assertThat(REFERENCE.label(carbide, List.of()))
        .isEqualTo(
            new LabelOutcome.Failed(
                new Failure.Unavailable("parameters of C in Stillinger-Weber")));
  }

  @Test
  void absurdNumbersAreUnphysical() throws InterruptedException {
    assertThat(checked(100, -10, 0)).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(detail(checked(0.5, -10, 0))).contains("a force of").contains("limit 0.5");
    assertThat(detail(checked(100, -3, 0))).contains("eV per atom");
    assertThat(detail(checked(100, -10, -5))).contains("expected -10.0 to -5.0");
    assertThatThrownBy(() -> new LabelLimits(100, 1, 0)).hasMessageContaining("eV");
  }

  @Test
  void aStressThatIsNotTrustedIsLeftOut() throws InterruptedException {
    WithoutStress without = new WithoutStress(REFERENCE);
    Labels whole = ((LabelOutcome.Labeled) REFERENCE.label(rattled(), List.of())).labels();
    assertThat(without.label(rattled(), List.of()))
        .isEqualTo(
            new LabelOutcome.Labeled(new Labels(whole.energy(), whole.forces(), Optional.empty())));
    assertThat(without.identity().physics())
        .startsWith(REFERENCE.identity().physics())
        .isNotEqualTo(REFERENCE.identity().physics());
  }

  private static LabelOutcome checked(double force, double low, double high)
      throws InterruptedException {
    CheckedReference checked = new CheckedReference(REFERENCE, new LabelLimits(force, low, high));
    assertThat(checked.identity()).isEqualTo(REFERENCE.identity());
    return checked.label(rattled(), List.of());
  }

  private static String detail(LabelOutcome outcome) {
    Failure failure = ((LabelOutcome.Failed) outcome).failure();
    return ((Failure.Unphysical) failure).detail();
  }
}
