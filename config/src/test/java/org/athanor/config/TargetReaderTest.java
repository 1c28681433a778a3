package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.athanor.actors.librarian.Choice;
import org.athanor.actors.matcher.TargetSettings.Pace;
import org.athanor.config.CampaignFile.Target;
import org.athanor.potentials.matching.LabelKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetReaderTest {
  private static final String LEAST =
      """
      name = ta
      system { species = [Ta], phases = [ { prototype = bcc } ] }
      label.reference { kind = potential, potential.spec = "zhou:Ta" }
      """;
  private static final String TARGET =
      """
      target {
        potential = "zhou:W@Ta", structure = "bcc:Ta"
        properties { a = 0.1 %, "energy@18.5" = 5, C44 = 2 GPa }
      }
      """;

  @TempDir Path folder;

  private CampaignFile read(String text) throws IOException {
    return CampaignFile.read(Files.writeString(folder.resolve("ta.conf"), text));
  }

  @Test
  void aTargetNamesItsPropertiesAndTheRestHasDefaults() throws IOException {
    CampaignFile file = read(LEAST + TARGET);
    Target target = file.target().orElseThrow();
    assertThat(target.potential()).isEqualTo("zhou:W@Ta");
    assertThat(target.properties())
        .isEqualTo(Map.of("a", "0.1 %", "energy@18.5", "5", "C44", "2 GPa"));
    assertThat(target.accuracy().deviations())
        .isEqualTo(Map.of(LabelKind.ENERGY, 0.001, LabelKind.FORCES, 0.01));
    assertThat(target.perTarget()).isTrue();
    assertThat(target.pace()).isEqualTo(new Pace(3, 2, 0.001));
    assertThat(file.librarian().choice()).isInstanceOf(Choice.Information.class);
    assertThat(Outline.of(file.text()).tolerance()).contains(0.001);
    assertThat(Outline.of(file.text()).reference()).isEqualTo("the potential zhou:Ta");
  }

  @Test
  void withoutOneThereIsNone() throws IOException {
    CampaignFile file = read(LEAST);
    assertThat(file.target()).isEmpty();
    assertThat(Outline.of(file.text()).tolerance()).isEmpty();
    assertThat(read(LEAST + "target.pool = everything").librarian().choice())
        .isInstanceOf(Choice.Information.class);
  }

  @Test
  void everyCandidateMayBeInThePool() throws IOException {
    CampaignFile file = read(LEAST + TARGET + "target.pool = everything");
    assertThat(file.librarian().choice()).isEqualTo(new Choice.Everything());
    file =
        read(
            LEAST
                + TARGET
                + "target { labels = [stress], accuracy.stress = 1 kbar, pool-rounds = 5 }");
    assertThat(file.target().orElseThrow().accuracy().deviations())
        .isEqualTo(Map.of(LabelKind.STRESS, 0.1));
    assertThat(file.target().orElseThrow().pace().poolRounds()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target.potental = x                              | target.potential",
        "target.labels = [energy, atom-forces]            | energy, forces, stress",
        "target.labels = []                               | at least one",
        "target.pool = gain                               | novelty, everything",
        "target.structure = \"\"                          | bcc:Ta",
        "target.potential = \"\"                          | zhou:W@Ta",
        "target.accuracy.forces = 0                       | target.accuracy.forces",
        "target.accuracy.energy = 2 GPa                   | eV",
        "target.tolerance = 0 %                           | target.tolerance",
        "target.pool-rounds = 1                           | target.pool-rounds",
        "target.burn-in = 0                               | target.burn-in",
        "label.reference.potential.spec = \"\"            | label.reference.potential.spec",
        "label.reference.potential.specs = x              | spec"
      })
  void whatIsWrongIsSaidByName(String line, String expected) {
    assertThatThrownBy(() -> read(LEAST + TARGET + line))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(expected);
  }

  @Test
  void whereTheParametersBeginIsFrozenAndWhatIsWantedIsNot() throws IOException {
    String before = read(LEAST + TARGET).text();
    String more = read(LEAST + TARGET + "target { properties.C44 = 1 GPa, burn-in = 4 }").text();
    assertThatCode(() -> SettingsChange.check(before, more)).doesNotThrowAnyException();
    for (String line :
        new String[] {"potential = \"zhou:Ta\"", "structure = \"fcc:Ta\"", "labels = [forces]"}) {
      String other = read(LEAST + TARGET + "target." + line).text();
      assertThatThrownBy(() -> SettingsChange.check(before, other))
          .isInstanceOf(BadConfiguration.class)
          .hasMessageContaining("target." + line.substring(0, line.indexOf(' ')));
    }
  }
}
