package org.athanor.potentials.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.athanor.potentials.linear.Basis;
import org.athanor.potentials.linear.RadialAngularBasis;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.linear.SiliconLabels;
import org.athanor.potentials.parallel.Team;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.screening.Screening.Sample;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.SampleStructures;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.potentials.tightbinding.Sampling;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.potentials.tightbinding.TightBindingParameters;
import org.junit.jupiter.api.Test;

class ScreeningTest {
  private static final Basis BASIS =
      RadialAngularBasis.of(4.2, new Shape(6, 3, 2, 0, 0), List.of(14));

  private static List<Sample> silicon() {
    List<Sample> samples = new ArrayList<>();
    SiliconLabels.hot(1).forEach(s -> samples.add(new Sample(s, SiliconLabels.of(s))));
    // A crystal, whose forces are rightly zero, and a vacancy.
    Structure crystal = SampleStructures.diamond(2.35, List.of(14));
    samples.add(new Sample(crystal, SiliconLabels.of(crystal)));
    return samples;
  }

  private static List<Finding> findings(List<Sample> samples) {
    return Screening.of(samples, BASIS, Limits.STANDARD, Team.alone());
  }

  private static void change(List<Sample> samples, int index, UnaryOperator<Labels> change) {
    Sample sample = samples.get(index);
    samples.set(index, new Sample(sample.structure(), change.apply(sample.labels())));
  }

  private static UnaryOperator<Labels> virialTimes(double factor) {
    return l -> new Labels(l.energy(), l.forces(), l.virial().map(v -> v.times(factor)));
  }

  @Test
  void soundLabelsPass() {
    assertThat(findings(silicon())).isEmpty();
  }

  @Test
  void theSameStructureInAnotherGuiseIsADuplicate() {
    List<Sample> samples = silicon();
    Structure again = samples.get(40).structure().repeated(1, 2, 1);
    samples.add(70, new Sample(again, SiliconLabels.of(again)));
    List<Finding> found = findings(samples);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().index()).isEqualTo(70);
    assertThat(found.getFirst().fault()).isEqualTo(Fault.DUPLICATE);
    assertThat(found.getFirst().words()).contains("number 41");
  }

  @Test
  void theSameStructureWithAnotherEnergyContradicts() {
    List<Sample> samples = silicon();
    Sample first = samples.get(3);
    Labels other =
        new Labels(first.labels().energy() + 0.4, first.labels().forces(), first.labels().virial());
    samples.add(new Sample(first.structure(), other));
    List<Finding> found = findings(samples);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().fault()).isEqualTo(Fault.CONTRADICTION);
    assertThat(found.getFirst().words()).contains("0.050000 eV per atom");
  }

  @Test
  void zeroForcesThatNoSymmetryExplainsAreRefused() {
    List<Sample> samples = silicon();
    change(samples, 12, l -> new Labels(l.energy(), Vectors.zeros(l.forces().size()), l.virial()));
    List<Finding> found = findings(samples);
    assertThat(found).extracting(Finding::index).containsExactly(12);
    assertThat(found.getFirst().fault()).isEqualTo(Fault.ZERO_FORCES);
  }

  @Test
  void energiesOfAnotherReferenceAreFoundByTheirHeap() {
    for (List<Integer> foreign : List.of(List.of(5), List.of(7, 30, 77, 100))) {
      List<Sample> samples = silicon();
      for (int index : foreign) {
        change(
            samples,
            index,
            l -> new Labels(l.energy() - 1.3 * l.forces().size(), l.forces(), l.virial()));
      }
      List<Finding> found = findings(samples);
      assertThat(found).extracting(Finding::index).containsExactlyElementsOf(foreign);
      assertThat(found).extracting(Finding::fault).containsOnly(Fault.MIXED_REFERENCES);
    }
  }

  @Test
  void virialsOfTheWrongSignOrUnitAreFoundWhereTheyAreLargeEnough() {
    List<Sample> samples = silicon();
    for (int index = 0; index < samples.size(); index++) {
      change(samples, index, virialTimes(-1));
    }
    List<Finding> found = findings(samples);
    assertThat(found.size()).isGreaterThan(20);
    assertThat(found).extracting(Finding::fault).containsOnly(Fault.WRONG_SIGN_VIRIAL);
    samples = silicon();
    change(samples, 8, virialTimes(1 / Units.GPA_PER_EV_PER_A3));
    List<Finding> unit = findings(samples);
    assertThat(unit.size()).isLessThanOrEqualTo(1);
    unit.forEach(f -> assertThat(f.fault()).isEqualTo(Fault.WRONG_UNIT_VIRIAL));
    samples = silicon();
    int strained = found.getFirst().index();
    change(samples, strained, virialTimes(1 / Units.GPA_PER_EV_PER_A3));
    assertThat(findings(samples)).extracting(Finding::index).containsExactly(strained);
  }

  @Test
  void labelsThatTheBasisFollowsPoorlyPassAllTheSame() {
    TightBinding electrons =
        TightBinding.of(TightBindingParameters.silicon(), new Sampling.Spacing(1, false), 0.2);
    List<Sample> samples = new ArrayList<>();
    for (Structure structure : SiliconLabels.hot(2)) {
      Prediction said = electrons.predict(structure);
      samples.add(
          new Sample(
              structure, new Labels(said.energy(), said.forces(), Optional.of(said.virial()))));
    }
    for (double cutoff : new double[] {4, 5, 6}) {
      Basis poor = RadialAngularBasis.of(cutoff, new Shape(8, 4, 3, 0, 0), List.of(14));
      assertThat(Screening.of(samples, poor, Limits.STANDARD, Team.alone())).isEmpty();
    }
  }

  /** One label has no others that it could be compared with. */
  @Test
  void anAbsurdEnergyIsRefusedByItself() {
    List<Sample> one = new ArrayList<>(silicon().subList(0, 1));
    assertThat(findings(one)).isEmpty();
    change(one, 0, l -> new Labels(-1e300, l.forces(), l.virial()));
    assertThat(findings(one)).hasSize(1).first().extracting(Finding::fault).isEqualTo(Fault.ABSURD);
    assertThat(findings(one).getFirst().words())
        .contains("expected every energy below 1.000e+08 eV per atom, got 1.250e+299");
  }

  @Test
  void absurdNumbersAreRefused() {
    List<Sample> samples = silicon();
    change(
        samples,
        20,
        l -> {
          double[] forces = l.forces().toArray();
          forces[4] = -250;
          return new Labels(l.energy(), Vectors.of(forces), l.virial());
        });
    change(samples, 21, l -> new Labels(l.energy() + 1e6, l.forces(), Optional.empty()));
    change(samples, 22, virialTimes(1e4));
    List<Finding> found = findings(samples);
    assertThat(found).extracting(Finding::index).containsExactly(20, 21, 22);
    assertThat(found).extracting(Finding::fault).containsOnly(Fault.ABSURD);
    assertThat(found.getFirst().words()).contains("250").contains("eV/Å");
    assertThat(Fault.WRONG_SIGN_VIRIAL.word()).isEqualTo("wrong-sign-virial");
  }
}
