package org.athanor.sims.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.phases.StructureSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetryTest {
  /** Atoms of the primitive cell and the order of the point group, from the space group tables. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sc:Si; CUBIC; 1; 48",
        "bcc:Ta; CUBIC; 1; 48",
        "fcc:Cu; CUBIC; 1; 48",
        "diamond:Si; CUBIC; 2; 48",
        "zincblende:Si,C; CUBIC; 2; 24",
        "rocksalt:Na,Cl; CUBIC; 2; 48",
        "hcp:Ti; HEXAGONAL; 2; 24",
        "graphite:C; HEXAGONAL; 4; 24",
        "rhombohedral-graphite:C; TRIGONAL; 2; 12",
        "m-carbon:C; MONOCLINIC; 8; 4",
        "lonsdaleite:Si; HEXAGONAL; 4; 24",
        "simple-hexagonal:Si; HEXAGONAL; 1; 24",
        "beta-tin:Si; TETRAGONAL; 2; 16",
        "imma:Si; ORTHORHOMBIC; 2; 8"
      })
  void ofTheKnownPhases(String spec, CrystalSystem system, int atoms, int operations) {
    Structure cell = StructureSpec.parse(spec).structure();
    Structure primitive = PrimitiveCell.of(cell).structure();
    assertThat(primitive.size()).isEqualTo(atoms);
    assertThat(primitive.volumePerAtom()).isCloseTo(cell.volumePerAtom(), within(1e-9));
    assertThat(primitive.cell().rows().determinant()).isPositive();
    assertThat(Symmetry.of(primitive).rotations()).hasSize(operations);
    assertThat(CrystalSystem.of(cell)).isEqualTo(system);
  }

  @Test
  void strainTakesSymmetryAway() {
    Structure iron = StructureSpec.parse("bcc:Fe").structure();
    assertThat(CrystalSystem.of(iron.strained(Matrix3.diagonal(0.01, 0.01, 0.01))))
        .isEqualTo(CrystalSystem.CUBIC);
    assertThat(CrystalSystem.of(iron.strained(Matrix3.diagonal(0.01, 0, 0))))
        .isEqualTo(CrystalSystem.TETRAGONAL);
    Matrix3 along111 = Matrix3.of(0, 0.01, 0.01, 0.01, 0, 0.01, 0.01, 0.01, 0);
    assertThat(CrystalSystem.of(iron.strained(along111))).isEqualTo(CrystalSystem.TRIGONAL);
    assertThat(CrystalSystem.of(iron.strained(Matrix3.diagonal(0.01, 0.02, 0))))
        .isEqualTo(CrystalSystem.ORTHORHOMBIC);
    assertThat(CrystalSystem.of(iron.strained(Matrix3.of(0.01, 0.02, 0, 0, 0, 0, 0, 0, 0))))
        .isEqualTo(CrystalSystem.MONOCLINIC);
    Matrix3 any = Matrix3.of(0.01, 0.02, 0.03, 0, -0.02, 0.015, 0, 0, 0);
    assertThat(CrystalSystem.of(iron.strained(any))).isEqualTo(CrystalSystem.TRICLINIC);
  }

  @Test
  void aSupercellHasTheSamePrimitiveCell() {
    Structure silicon = StructureSpec.parse("diamond:Si").structure();
    Structure primitive = PrimitiveCell.of(silicon.repeated(2, 1, 3)).structure();
    assertThat(primitive.size()).isEqualTo(2);
    assertThat(CrystalSystem.of(silicon.repeated(2, 1, 3))).isEqualTo(CrystalSystem.CUBIC);
  }

  @Test
  void aClusterIsNoCrystal() {
    Structure silicon = StructureSpec.parse("diamond:Si").structure();
    Cell room = new Cell(silicon.cell().rows(), Cell.Periodicity.NONE);
    Structure cluster = new Structure(room, silicon.species(), silicon.positions());
    assertThatThrownBy(() -> PrimitiveCell.of(cluster))
        .hasMessageContaining("expected a structure that repeats along all three rows");
  }
}
