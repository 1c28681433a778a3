package org.athanor.sims.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.potential.LennardJones;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.doctor.Diagnosis.Grade;
import org.athanor.sims.reference.PotentialReference;
import org.junit.jupiter.api.Test;

/** A soft crystal, argon: the harder case, since its forces and pressures are small. */
class SlopesTest {
  private static final double HARTREE_PER_BOHR = 51.4220675;
  private static final double GPA = 160.21766;

  private static final Structure ARGON =
      new Structure(
          Cell.cubic(5.26),
          Species.of(18, 18, 18, 18),
          Vectors.of(0.1, 0, 0.03, 0, 2.6, 2.7, 2.65, 0.04, 2.6, 2.6, 2.66, -0.05));

  private static final Reference HONEST =
      PotentialReference.of(
          "argon",
          "argon\n",
          LennardJones.of(
              Map.of(new SpeciesPair(18, 18), new LennardJones.Parameters(0.0104, 3.4, 8.5)),
              LennardJones.Truncation.SHIFTED));

  /** Says something else than what was computed, with higher energies in small cells. */
  private record Lying(UnaryOperator<Labels> lie, double dense) implements Reference {
    @Override
    public ReferenceIdentity identity() {
      return HONEST.identity();
    }

    @Override
    public LabelOutcome label(Structure structure, List<Failure> earlier)
        throws InterruptedException {
      Labels given = lie.apply(honest(structure));
      double jump = structure.cell().volume() < dense ? 0.1 : 0;
      return new LabelOutcome.Labeled(
          new Labels(given.energy() + jump, given.forces(), given.virial()), Optional.empty());
    }
  }

  private static Labels honest(Structure structure) throws InterruptedException {
    return ((LabelOutcome.Labeled) HONEST.label(structure, List.of())).labels();
  }

  private static UnaryOperator<Labels> forces(double factor) {
    return given -> {
      double[] forces = given.forces().toArray();
      for (int k = 0; k < forces.length; k++) {
        forces[k] *= factor;
      }
      return new Labels(given.energy(), Vectors.of(forces), given.virial());
    };
  }

  private static UnaryOperator<Labels> stress(double factor) {
    return given ->
        new Labels(
            given.energy(), given.forces(), given.virial().map(virial -> virial.times(factor)));
  }

  private static Grade grade(String topic, UnaryOperator<Labels> lie) throws InterruptedException {
    return grade(topic, lie, 0);
  }

  private static Grade grade(String topic, UnaryOperator<Labels> lie, double dense)
      throws InterruptedException {
    Reference reference = new Lying(lie, dense);
    List<Diagnosis> found = new ArrayList<>();
    Slopes slopes = new Slopes(reference, ARGON, lie.apply(honest(ARGON)));
    slopes.forces(found::add);
    slopes.stress(found::add);
    return found.stream()
        .filter(one -> one.topic().equals(topic))
        .findFirst()
        .orElseThrow()
        .grade();
  }

  @Test
  void whatIsRightPasses() throws InterruptedException {
    assertThat(grade("forces", UnaryOperator.identity())).isEqualTo(Grade.PASS);
    assertThat(grade("stress", UnaryOperator.identity())).isEqualTo(Grade.PASS);
  }

  @Test
  void forcesOfAnotherUnitOrSignAreFound() throws InterruptedException {
    for (double factor : new double[] {-1, 0, 2, HARTREE_PER_BOHR, 1 / HARTREE_PER_BOHR}) {
      assertThat(grade("forces", forces(factor))).as("times %s", factor).isEqualTo(Grade.FAIL);
      assertThat(grade("stress", forces(factor))).isEqualTo(Grade.PASS);
    }
  }

  @Test
  void stressesOfAnotherUnitOrSignAreFound() throws InterruptedException {
    for (double factor : new double[] {-1, 0, 10, GPA, 1 / GPA, ARGON.cell().volume()}) {
      assertThat(grade("stress", stress(factor))).as("times %s", factor).isEqualTo(Grade.FAIL);
      assertThat(grade("forces", stress(factor))).isEqualTo(Grade.PASS);
    }
  }

  /** As plane waves of too low a cutoff have it. */
  @Test
  void stressesThatAreOffAreTold() throws InterruptedException {
    assertThat(grade("stress", stress(1.4))).isEqualTo(Grade.WARN);
  }

  /** As a mesh of k-points makes it that gets a point more in smaller cells. */
  @Test
  void energiesThatJumpWithTheCellAreTold() throws InterruptedException {
    double volume = 0.95 * ARGON.cell().volume();
    assertThat(grade("stress", UnaryOperator.identity(), volume)).isEqualTo(Grade.WARN);
    assertThat(grade("stress", stress(-1), volume)).isEqualTo(Grade.FAIL);
  }

  @Test
  void aStressThatIsMissingIsTold() throws InterruptedException {
    UnaryOperator<Labels> none =
        given -> new Labels(given.energy(), given.forces(), Optional.empty());
    assertThat(grade("stress", none)).isEqualTo(Grade.WARN);
  }
}
