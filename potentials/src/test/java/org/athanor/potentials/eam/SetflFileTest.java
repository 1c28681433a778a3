package org.athanor.potentials.eam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.eam.SetflFile.Form;
import org.junit.jupiter.api.Test;

class SetflFileTest {
  @Test
  void readsWhatIsThere() {
    EamTables tables = TantalumCopper.tables();
    assertThat(tables.comments().get(1)).isEqualTo("Cu-Ta potential ");
    assertThat(tables.grid().densities()).isEqualTo(2000);
    assertThat(tables.grid().cutoff()).isEqualTo(6.395337104797363);
    EamTables.EamElement tantalum = tables.elements().get(1);
    assertThat(tantalum.name()).isEqualTo("Ta");
    assertThat(tantalum.atomicNumber()).isEqualTo(73);
    assertThat(tantalum.lattice()).isEqualTo("fcc");
    assertThat(tables.elements().getFirst().embedding().get(1)).isEqualTo(-.01756101846694946);
    assertThat(tables.siteDependent()).isFalse();
    assertThat(Form.ofFileNamed("CuTa.eam.alloy")).isEqualTo(Form.ALLOY);
    assertThat(Form.ofFileNamed("CuTa.eam.fs")).isEqualTo(Form.FS);
  }

  @Test
  void whatIsWrittenReadsBackToTheSameBits() {
    EamTables alloy = TantalumCopper.tables();
    assertThat(read(alloy, Form.ALLOY)).isEqualTo(alloy);
    EamTables fs = TantalumCopper.siteDependent();
    assertThat(fs.siteDependent()).isTrue();
    assertThat(read(fs, Form.FS)).isEqualTo(fs);
  }

  private static EamTables read(EamTables tables, Form form) {
    return SetflFile.read(SetflFile.write(tables).lines().toList(), form);
  }

  @Test
  void unreadableFilesAreRefusedWithTheirLine() {
    refusesCut(2, "line 2: expected three comment lines, got the end");
    refusesChanged(
        4, "2 Cu", "line 4: expected the number of elements and their names, got [2, Cu]");
    refusesChanged(4, "2 Cu Cu", "line 4: expected different names");
    refusesChanged(5, "2000 0.06 2000 0.003", "line 5: expected Nrho drho Nr dr cutoff");
    refusesChanged(5, "2000 0.06 2000 -0.003 6.4", "-0.003 Å");
    refusesChanged(6, "29 sixty 3.6 fcc", "line 6: expected atomic number, mass");
    refusesChanged(9, "1 2 x 4 5", "line 9: expected 2000 numbers for F(ρ) of Cu, got \"x\"");
    refusesChanged(9, "1 2 NaN 4 5", "line 9: expected 2000 numbers for F(ρ) of Cu, got NaN");
    refusesChanged(406, "1 2 3 4 5 6", "line 406: expected 2000 numbers for F(ρ) of Cu, got 2001");
    refusesCut(2000, "line 2000: expected 2000 numbers");
  }

  @Test
  void theWrongFormIsNoticed() {
    List<String> fs = SetflFile.write(TantalumCopper.siteDependent()).lines().toList();
    assertThatThrownBy(() -> SetflFile.read(fs, Form.ALLOY)).hasMessageContaining("line 807");
    assertThatThrownBy(() -> SetflFile.read(TantalumCopper.lines(), Form.FS))
        .hasMessageContaining("expected 2000 numbers for ρ(r) of Cu");
  }

  private static void refusesChanged(int line, String text, String message) {
    List<String> lines = new ArrayList<>(TantalumCopper.lines());
    lines.set(line - 1, text);
    assertRefused(lines, message);
  }

  private static void refusesCut(int length, String message) {
    assertRefused(TantalumCopper.lines().subList(0, length), message);
  }

  private static void assertRefused(List<String> lines, String message) {
    assertThatThrownBy(() -> SetflFile.read(lines, Form.ALLOY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
