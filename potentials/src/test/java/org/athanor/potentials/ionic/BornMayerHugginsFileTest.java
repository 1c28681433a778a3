package org.athanor.potentials.ionic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.structure.Units;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BornMayerHugginsFileTest {
  @Test
  void readsRockSalt() {
    BornMayerHuggins read = RockSalt.read();
    assertThat(read.cutoff()).isEqualTo(8);
    assertThat(read.electrostatics()).isEqualTo(new Electrostatics.Ewald(1e-9));
    assertThat(read.charges().constant()).isEqualTo(14.399645);
    assertThat(read.charges().byElement()).containsEntry(11, 1.0).containsEntry(17, -1.0);
    assertThat(read.parameters())
        .containsEntry(
            new SpeciesPair(17, 11), new Parameters(0.2110, 0.317, 2.755, 6.9906, -8.6758));
  }

  @Test
  void anElementAloneCanBeTaken() {
    List<String> lines =
        List.of(
            "cutoff 5",
            "damped-shifted 0.2",
            "charge Ne 0.5",
            "pair Ne Ne 1 2 3 4 5",
            "charge Ar 1");
    BornMayerHuggins neon = BornMayerHugginsFile.read(lines, List.of(10));
    assertThat(neon.species()).containsExactly(10);
    assertThat(neon.charges().constant()).isEqualTo(Units.COULOMB);
    assertThat(neon.electrostatics()).isEqualTo(new Electrostatics.DampedShifted(0.2));
  }

  @ParameterizedTest
  @CsvSource({"ewald 1e-6, AUTOMATIC", "ewald 1e-6 waves, WAVES", "ewald 1e-6 mesh, MESH"})
  void theMethodCanBeChosen(String line, Electrostatics.Method method) {
    List<String> lines = List.of("cutoff 5", line, "charge Ne 0.5", "pair Ne Ne 1 2 3 4 5");
    assertThat(BornMayerHugginsFile.read(lines, List.of(10)).electrostatics())
        .isEqualTo(new Electrostatics.Ewald(1e-6, method));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cutof 5                  | line 1: expected cutoff, coulomb, ewald,",
        "cutoff 5;cutoff 6        | line 2: expected this once",
        "ewald 1e-6;damped-shifted 0.2 | line 2: expected this once",
        "cutoff five              | line 1: expected a number, got \"five\"",
        "cutoff 5 6               | line 1: expected 2 words, got 3",
        "charge Na                | line 1: expected 3 words, got 2",
        "charge Xx 1              | line 1: element: expected a chemical symbol such as Si, got \"Xx\"",
        "charge Na 1;charge Na 2  | line 2: expected this once",
        "pair Na Cl 1 2 3 4       | line 1: expected 8 words, got 7",
        "pair Na Cl 1 -2 3 4 5    | line 1: Born-Mayer-Huggins: expected finite parameters",
        "pair Na Cl 1 2 3 4 5;pair Cl Na 1 2 3 4 5 | line 2: expected this once",
        "ewald 1e-6 grid          | line 1: expected mesh, waves or nothing after the accuracy, got \"grid\"",
        "ewald 1e-12 mesh         | line 1: Ewald: expected an accuracy from 1e-10 to 0.01 by a mesh, got 1.0E-12",
        "ewald 1e-6 mesh 2        | line 1: expected 2 words, got 4",
        "ewald 1                  | line 1: Ewald: expected an accuracy",
        "cutoff 5;ewald 1e-6;charge Na 1 | expected a line \"charge Cl\"",
        "cutoff 5;ewald 1e-6;charge Na 1;charge Cl -1 | got none for Na-Na",
        "cutoff 5;charge Na 1;charge Cl -1 | expected a line \"ewald or damped-shifted\"",
        "ewald 1e-6;charge Na 1;charge Cl -1 | expected a line \"cutoff\"",
      })
  void brokenFilesAreRefused(String text, String message) {
    List<String> lines = Arrays.asList(text.split(";", -1));
    assertThatThrownBy(() -> BornMayerHugginsFile.read(lines, List.of(11, 17)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
