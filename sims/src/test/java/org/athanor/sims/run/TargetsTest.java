package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.matcher.Aim;
import org.athanor.actors.matcher.TargetSettings.Control;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.text.PotentialText;
import org.athanor.protocol.matching.MatchingEvent.TargetSet;
import org.athanor.protocol.matching.TargetReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
  private static final String LEAST =
      """
      name = ta
      system { species = [Ta], phases = [ { prototype = bcc } ] }
      target {
        potential = "zhou:Ta", structure = "bcc:Ta"
        properties { a = 0.1 %, C44 = 2 GPa }
      }
      """;

  @TempDir Path folder;

  private Optional<Aim> aim(String... lines) throws IOException {
    Path file = folder.resolve("ta.conf");
    return Targets.of(
        CampaignFile.read(Files.writeString(file, LEAST + String.join("\n", lines) + "\n")));
  }

  /** Against reference/eam: Zhou's tantalum has a = 3.302538 Å and C44 = 82.33 GPa. */
  @Test
  void propertiesAreReadWithTheirWantedDeviations() throws IOException {
    Aim aim = aim().orElseThrow();
    ParametricPotential tantalum = ZhouEam.of(ZhouParameters.TANTALUM);
    assertThat(PotentialText.read(aim.settings().start()).parameters())
        .isEqualTo(tantalum.parameters());
    List<TargetReading> readings = aim.properties().read(tantalum);
    assertThat(readings).extracting(TargetReading::property).containsExactly("C44", "a");
    TargetReading shear = readings.getFirst();
    assertThat(shear.value()).isBetween(82.32, 82.34);
    assertThat(shear.unit()).isEqualTo("GPa");
    assertThat(shear.wanted()).isEqualTo(2);
    TargetReading length = readings.getLast();
    assertThat(length.value()).isBetween(3.302537, 3.302539);
    assertThat(length.wanted()).isCloseTo(0.001 * length.value(), within(1e-12));
    assertThat(length.slopes().size()).isEqualTo(7);
    assertThat(aim.properties().read(tantalum)).isSameAs(readings);
  }

  @Test
  void theShareOfTheControlIsThatOfTheBudget() throws IOException {
    Aim aim = aim("seed = 77", "label { budget = 30, control = 25 % }").orElseThrow();
    assertThat(aim.settings().control()).contains(new Control(77, 8));
    assertThat(aim("label.control = 0 %").orElseThrow().settings().control()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"silicon-target", "tantalum-eam", "tantalum-snap", "tantalum-dft"})
  void theCampaignsThatComeWithItHaveTargets(String name) {
    Aim aim = Targets.of(CampaignFile.read(Path.of(name + ".conf"))).orElseThrow();
    List<TargetReading> readings =
        aim.properties().read(PotentialText.read(aim.settings().start()));
    assertThat(readings).extracting(TargetReading::property).contains("a", "C11", "C12", "C44");
    assertThat(readings).allMatch(reading -> reading.value() > 0 && reading.wanted() > 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "target.properties.C17 = 1                          | target.properties | C11",
        "target.properties.a = 0.1 GPa                      | target.properties | 0.1 GPa",
        "target.properties.vacancies = 1                    | target.properties | vacancy",
        "target.structure = \"bbc:Ta\"                      | target.structure  | bcc",
        "target.structure = \"bcc:W\"                       | target.structure  | got W",
        "target.potential = \"zhou:W\"                      | target.potential  | none of Ta",
        "target.potential = \"tb:Si\"                       | target.potential  | with parameters",
        "target.potential = \"sw:no.sw:Ta\"                 | target.potential  | no.sw"
      })
  void whatIsNotThereIsRefusedByName(String line, String key, String word) {
    assertThatThrownBy(() -> aim(line))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining(key)
        .hasMessageContaining(word);
  }

  @Test
  void aCampaignGoesOnFromTheParametersItBeganWith() throws IOException {
    Optional<Aim> aim = aim();
    String start = aim.orElseThrow().settings().start();
    assertThatCode(() -> Targets.checkStart(aim, Optional.empty())).doesNotThrowAnyException();
    assertThatCode(() -> Targets.checkStart(aim, Optional.of(set(start))))
        .doesNotThrowAnyException();
    String other = start.replace("4.527748", "4.6");
    assertThatThrownBy(() -> Targets.checkStart(aim, Optional.of(set(other))))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("target.potential");
  }

  private static TargetSet set(String potential) {
    return new TargetSet(potential, List.of(), List.of(), Instant.EPOCH);
  }
}
