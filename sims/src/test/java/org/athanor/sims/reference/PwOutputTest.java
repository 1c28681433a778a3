package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PwOutputTest {
  private static final double RYDBERG = 13.605693122994;
  private static final double BOHR = 0.529177210903;

  private static final Structure STRUCTURE =
      new Structure(
          Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1.42, 1.30, 1.38));

  static String recorded(String name) throws IOException {
    try (InputStream stream = PwOutputTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsEnergyForcesAndStressInOurUnits() throws Exception {
    PwOutput output = new PwOutput(recorded("pw-smearing.out"));
    assertThat(output.version()).contains("6.7MaX");
    assertThat(output.unconvergedSteps()).isEmpty();
    assertThat(output.read("d7f89eb60b7b396f5f4f9eaa825fcfdc")).isTrue();
    assertThat(output.read("d7f89eb60b7b396f5f4f9eaa825fcfdd")).isFalse();
    Labels labels = output.labels(STRUCTURE);
    assertThat(labels.energy()).isCloseTo(-15.69576070 * RYDBERG, within(1e-12));
    double force = RYDBERG / BOHR;
    assertThat(labels.forces().get(0, 0)).isCloseTo(0.03609467 * force, within(1e-12));
    assertThat(labels.forces().get(1, 2)).isCloseTo(-0.03645535 * force, within(1e-12));
    Matrix3 stress = labels.virial().orElseThrow().times(-1 / STRUCTURE.cell().volume());
    double unit = RYDBERG / (BOHR * BOHR * BOHR);
    assertThat(stress.get(0, 0)).isCloseTo(-0.00032996 * unit, within(1e-14));
    assertThat(stress.get(0, 1)).isCloseTo(0.00078063 * unit, within(1e-14));
    assertThat(stress.get(2, 0)).isCloseTo(0.00027162 * unit, within(1e-14));
    assertThat(stress.get(1, 2)).isCloseTo(0.00061112 * unit, within(1e-14));
  }

  @Test
  void seesThatItDidNotConverge() throws IOException {
    PwOutput output = new PwOutput(recorded("pw-unconverged.out"));
    assertThat(output.unconvergedSteps()).hasValue(3);
    assertThatThrownBy(() -> output.labels(STRUCTURE))
        .isInstanceOf(UnreadableOutputException.class)
        .hasMessageContaining("convergence");
  }

  @ParameterizedTest
  @CsvSource({
    "!    total energy, ?    total energy, final energy",
    "'!    total energy              =     -15.69576070', '!    total energy              ="
        + "     **************', expected a number as energy",
    "'!    total energy              =     -15.69576070', '!    total energy              ="
        + "     NaN', expected a finite energy",
    "atom    2 type  1, atom    3 type  1, forces in 1 of 2 rows",
    "Forces acting on atoms, Farces, there are no forces",
    "total   stress, total  stress, there are no stress",
    "0.00032996, ***********, expected a number as component",
    "convergence has been achieved, convergence, convergence has been achieved",
    "JOB DONE., JOB, JOB DONE."
  })
  void missesWhatIsNotThere(String text, String replacement, String message) throws IOException {
    String whole = recorded("pw-smearing.out");
    assertThat(whole).contains(text);
    PwOutput output = new PwOutput(whole.replace(text, replacement));
    assertThatThrownBy(() -> output.labels(STRUCTURE))
        .isInstanceOf(UnreadableOutputException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOutputThatBreaksOffIsNoLabel() throws IOException {
    String whole = recorded("pw-smearing.out");
    for (int length = whole.indexOf("JOB DONE"); length > 0; length -= 3) {
      PwOutput cut = new PwOutput(whole.substring(0, length));
      assertThatThrownBy(() -> cut.labels(STRUCTURE)).isInstanceOf(UnreadableOutputException.class);
    }
  }
}
