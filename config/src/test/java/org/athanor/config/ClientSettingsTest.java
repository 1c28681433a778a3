package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.athanor.config.ReferenceSettings.Ase;
import org.athanor.config.ReferenceSettings.Clients;
import org.athanor.config.ReferenceSettings.Cp2k;
import org.athanor.config.ReferenceSettings.Lammps;
import org.athanor.config.ReferenceSettings.QuantumEspresso;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References that stay alive between labels. */
class ClientSettingsTest {
  @TempDir private Path folder;

  private ReferenceSettings reference(String text) throws IOException {
    String least =
        """
        name = si
        system { species = [Si], phases = [ { prototype = diamond } ] }
        """;
    Path file = Files.writeString(folder.resolve("campaign.conf"), least + text);
    return CampaignFile.read(file).labelling().reference();
  }

  @Test
  void aCalculatorStandsBesideTheCampaignFile() throws IOException {
    Path calculator = Files.writeString(folder.resolve("emt.py"), "");
    String text =
        """
        label.reference {
          kind = ase
          ase { python = python3.11, calculator = emt.py, threads = 2, time-limit = 7 s }
          clients { transport = inet, start-limit = 9 s, recycle = 11, idle = 3 }
        }
        """;
    assertThat(reference(text))
        .isEqualTo(
            new Ase(
                "python3.11",
                calculator,
                Optional.empty(),
                Duration.ofSeconds(7),
                2,
                false,
                true,
                new Clients(true, Duration.ofSeconds(9), 11, 3)));
  }

  @Test
  void codesWithTemplatesAreKeptAliveWhereAskedFor() throws IOException {
    Files.writeString(folder.resolve("in"), "");
    String text =
        """
        label.reference {
          kind = %1$s
          %1$s { template = "in", %2$s }
          lammps.elements = [Si]
          clients { recycle = 7 }
        }
        """;
    Optional<Clients> kept = Optional.of(new Clients(false, Duration.ofMinutes(5), 7, 4));
    assertThat(((Cp2k) reference(text.formatted("cp2k", "socket = true"))).clients())
        .isEqualTo(kept);
    assertThat(((Lammps) reference(text.formatted("lammps", "socket = true"))).clients())
        .isEqualTo(kept);
    assertThat(((Cp2k) reference(text.formatted("cp2k", ""))).clients()).isEmpty();
    assertThat(((Lammps) reference(text.formatted("lammps", ""))).clients()).isEmpty();
  }

  @Test
  void aMissingCalculatorIsNamed() {
    assertThatThrownBy(
            () -> reference("label.reference { kind = ase, ase.calculator = \"mace.py\" }\n"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("label.reference.ase.calculator")
        .hasMessageContaining("looked for " + folder.resolve("mace.py"));
  }

  @Test
  void pwIsStartedForEachLabelUnlessASocketIsAskedFor() throws IOException {
    String text = "label.reference { kind = quantum-espresso, quantum-espresso { %s } }\n";
    assertThat(((QuantumEspresso) reference(text.formatted(""))).clients()).isEmpty();
    assertThat(((QuantumEspresso) reference(text.formatted("socket = true"))).clients())
        .contains(new Clients(false, Duration.ofMinutes(5), 1000, 4));
  }
}
