package org.athanor.sims.phases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureSpecTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "diamond:Si; diamond; 8; 5.431; 5.431",
        "fcc:Cu@3.61; fcc; 4; 3.61; 3.61",
        "hcp:Ti@2.95,4.68; hcp; 2; 2.95; 4.68",
        "hcp:Ti@3.0; hcp; 2; 3.0; 4.899",
        "rocksalt:Na,Cl; b1; 8; 5.64; 5.64",
        "zincblende:Si,C@4.36; b3; 8; 4.36; 4.36",
        "beta-tin:Si; beta-tin; 4; 4.686; 2.585",
        "imma:Si@4.7,4.5,2.5; imma; 4; 4.7; 2.5"
      })
  void isAConventionalCell(String text, String phase, int atoms, double a, double c) {
    StructureSpec spec = StructureSpec.parse(text);
    assertThat(spec.text()).isEqualTo(text);
    assertThat(spec.phase().orElseThrow().label()).isEqualTo(phase);
    assertThat(spec.structure().size()).isEqualTo(atoms);
    assertThat(spec.structure().cell().rows().get(0, 0)).isCloseTo(a, within(1e-12));
    assertThat(spec.structure().cell().rows().get(2, 2)).isCloseTo(c, within(1e-12));
  }

  @Test
  void theElementsStandInTheirOrder() {
    Structure salt = StructureSpec.parse("rocksalt:Na,Cl").structure();
    assertThat(salt.species().get(0)).isEqualTo(11);
    assertThat(salt.species().get(7)).isEqualTo(17);
  }

  @Test
  void aFileIsItsOneStructure() throws IOException {
    Structure silicon = Phase.of("diamond", Element.of("Si"));
    Path one = folder.resolve("one.extxyz");
    ExtxyzWriter.writeAll(one, List.of(Frame.of(silicon)));
    StructureSpec spec = StructureSpec.parse(one.toString());
    assertThat(spec.structure()).isEqualTo(silicon);
    assertThat(spec.phase()).isEmpty();
    Path poscar = folder.resolve("POSCAR");
    Files.writeString(poscar, "Ta\n3.3\n1 0 0\n0 1 0\n0 0 1\nTa\n2\nDirect\n0 0 0\n.5 .5 .5\n");
    assertThat(StructureSpec.parse(poscar.toString()).structure().size()).isEqualTo(2);
    Path two = folder.resolve("two.extxyz");
    ExtxyzWriter.writeAll(two, List.of(Frame.of(silicon), Frame.of(silicon)));
    assertThatThrownBy(() -> StructureSpec.parse(two.toString()))
        .hasMessageContaining("two.extxyz: expected one structure, got 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "diamant:Si; nearest known one is diamond",
        "rock-salt:Na,Cl; nearest known one is rocksalt",
        "nothing; expected LATTICE:ELEMENTS",
        "bcc:; expected LATTICE:ELEMENTS",
        "bcc:Tantalum; expected a chemical symbol such as Si, got \"Tantalum\"",
        "rocksalt:Na; b1 is made of 2 elements, got 1",
        "bcc:Ta,W; bcc is made of 1 element, got 2",
        "bcc:Ta@x; expected lengths in Å after @, got \"x\"",
        "bcc:Ta@-3; expected one to three lengths from 0.1 to 1000 Å",
        "bcc:Ta@1,2,3,4; expected one to three lengths"
      })
  void whatIsWrongIsSaid(String text, String message) {
    assertThatThrownBy(() -> StructureSpec.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("structure \"" + text + "\": ")
        .hasMessageContaining(message);
  }

  @Test
  void aSupercellIsThreeCounts() {
    assertThat(Supercell.parse("4x3x2")).isEqualTo(new Supercell(4, 3, 2)).hasToString("4x3x2");
    assertThat(Supercell.parse("5")).isEqualTo(new Supercell(5, 5, 5));
    assertThat(Supercell.spanning(Cell.periodic(3, 0, 0, 1, 4, 0, 0, 0, 10), 10))
        .isEqualTo(new Supercell(4, 3, 1));
    Structure silicon = Phase.of("diamond", Element.of("Si"));
    assertThat(new Supercell(1, 2, 3).of(silicon)).isEqualTo(silicon.repeated(1, 2, 3));
    for (String bad : List.of("4x4", "0", "axbxc", "", "4x4x2000")) {
      assertThatThrownBy(() -> Supercell.parse(bad)).hasMessageStartingWith("supercell: expected");
    }
  }
}
