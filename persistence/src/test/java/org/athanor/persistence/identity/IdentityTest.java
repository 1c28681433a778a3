package org.athanor.persistence.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.athanor.persistence.codec.Examples;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.WalkId;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final ReferenceIdentity PHYSICS = new ReferenceIdentity("sw", "sw silicon 1985");
  private static final Structure STRUCTURE = Examples.STRUCTURE;

  /** A fixed number: if this changes, every cache of labels is worthless. */
  @Test
  void theIdentityOfAKnownStructureNeverChanges() {
    assertThat(LabelIdentities.of(STRUCTURE, PHYSICS).digest())
        .isEqualTo("fa1c50c7d73dcf00a22f7f83f6e4fe5e04694d371c9e4d222576b554ad266ea6");
  }

  @Test
  void onlyTheNameOfAReferenceDoesNotMatter() {
    LabelId id = LabelIdentities.of(STRUCTURE, PHYSICS);
    assertThat(LabelIdentities.of(STRUCTURE, new ReferenceIdentity("other", PHYSICS.physics())))
        .isEqualTo(id);
    assertThat(LabelIdentities.of(STRUCTURE, new ReferenceIdentity("sw", "sw silicon 1986")))
        .isNotEqualTo(id);
  }

  @Test
  void everythingOfAStructureMatters() {
    Cell cell = STRUCTURE.cell();
    Vectors x = STRUCTURE.positions();
    Set<LabelId> ids =
        Set.of(
            LabelIdentities.of(STRUCTURE, PHYSICS),
            LabelIdentities.of(moved(1e-8), PHYSICS),
            LabelIdentities.of(moved(-1e-8), PHYSICS),
            LabelIdentities.of(new Structure(cell, Species.of(14, 14, 6), x), PHYSICS),
            LabelIdentities.of(
                new Structure(Cell.periodic(cell.rows()), STRUCTURE.species(), x), PHYSICS),
            LabelIdentities.of(
                new Structure(
                    new Cell(cell.rows().plus(Matrix3.IDENTITY.times(1e-8)), cell.periodicity()),
                    STRUCTURE.species(),
                    x),
                PHYSICS));
    assertThat(ids).hasSize(6);
  }

  @Test
  void theLastBitsOfAPositionDoNotMatter() {
    assertThat(LabelIdentities.of(moved(1e-10), PHYSICS))
        .isEqualTo(LabelIdentities.of(STRUCTURE, PHYSICS));
  }

  @Test
  void positionsBeyondAnyCellAreRefused() {
    assertThatThrownBy(() -> LabelIdentities.of(moved(1e11), PHYSICS))
        .hasMessageContaining("Å, got");
  }

  @Test
  void theOrderInWhichLabelsCameHomeDoesNotMatter() {
    List<LabeledStructure> labeled =
        new ArrayList<>(List.of(label(0, 1.5), label(1, 2.5), label(2, 3.5)));
    String hash = DatasetHash.of(labeled);
    Collections.reverse(labeled);
    assertThat(DatasetHash.of(labeled)).isEqualTo(hash).hasSize(64);
    assertThat(DatasetHash.of(labeled.subList(0, 2))).isNotEqualTo(hash);
    assertThat(DatasetHash.of(List.of(label(0, 1.5), label(1, 2.5), label(2, Math.nextUp(3.5)))))
        .isNotEqualTo(hash);
  }

  private static Structure moved(double distance) {
    double[] x = STRUCTURE.positions().toArray();
    x[4] += distance;
    return STRUCTURE.withPositions(Vectors.of(x));
  }

  private static LabeledStructure label(int index, double energy) {
    Selection selection =
        new Selection(new CandidateId(new WalkId(1, 2), index), Arm.ENTROPY, "diamond", STRUCTURE);
    return new LabeledStructure(
        LabelIdentities.of(STRUCTURE, PHYSICS),
        selection,
        new Labels(energy, STRUCTURE.positions(), Optional.empty()));
  }
}
