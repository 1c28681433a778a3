package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.sims.helm.Walltime;
import org.athanor.sims.run.CampaignRun.Share;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.terminal.Progress;
import org.athanor.sims.version.Version;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A campaign that is taken up again with other files beside it, or by another version. */
class CampaignRunTest {
  private static final String FILE =
      """
      name = files
      seed = 3
      system { species = [Si], phases = [ { name = mine, file = mine.vasp } ] }
      explore {
        potential = "sw:Si.sw:Si"
        pressures = [0 GPa], temperatures = [300 K], bias = [0 eV]
        walks = 1, steps = 10, every = 5, relaxation.steps = 20
      }
      select.fingerprint { cutoff = 4 Å, length = 24 }
      fit {
        cutoff = 4 Å, pairs.radial = 4
        triplets { radial = 2, angular = 1 }, quadruplets { radial = 0, angular = 0 }
      }
      label { budget = 8, seeds = 4, test = 2, reference.kind = stillinger-weber }
      stop.rounds = 2
      machines { explorers = 1, labelers = 1 }
      """;

  private static final String DIAMOND =
      """
      silicon in diamond's structure
      1.0
      5.43 0 0
      0 5.43 0
      0 0 5.43
      Si
      8
      Direct
      0 0 0
      0 0.5 0.5
      0.5 0 0.5
      0.5 0.5 0
      0.25 0.25 0.25
      0.25 0.75 0.75
      0.75 0.25 0.75
      0.75 0.75 0.25
      """;

  @TempDir private Path home;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(home.resolve("files.conf"), FILE);
    Files.writeString(home.resolve("Si.sw"), StillingerWeberFile.write(StillingerWeber.silicon()));
    Files.writeString(home.resolve("mine.vasp"), DIAMOND);
  }

  private String ran(String version) throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    try (Progress progress = Progress.on(out, Clock.systemUTC())) {
      CampaignFile file = CampaignFile.read(home.resolve("files.conf"));
      Version program = new Version(version, Optional.of("0c774ff"));
      Outcome outcome =
          new CampaignRun(file, home.resolve("run"), program)
              .run(new Share(1, 1, home, Optional.empty()), progress);
      assertThat(outcome).isInstanceOf(Outcome.Complete.class);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aRunEndsByItselfBeforeItsWalltimeIsOver() throws Exception {
    String longer =
        FILE.replace("steps = 10,", "steps = 1000000,").replace("every = 5,", "every = 1000,");
    Files.writeString(home.resolve("files.conf"), longer.replace("walks = 1,", "walks = 40,"));
    CampaignFile file = CampaignFile.read(home.resolve("files.conf"));
    PrintStream out =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Walltime time = new Walltime(Instant.now(), Duration.ofSeconds(2), true);
    Share share = new Share(1, 1, home, Optional.empty(), Optional.of(time));
    try (Progress progress = Progress.on(out, Clock.systemUTC())) {
      assertThat(new CampaignRun(file, home.resolve("run")).run(share, progress))
          .isEqualTo(new Outcome.Stopped(StopPoint.NOW, Walltime.NAME));
    }
    Chronicle chronicle = new Annals(home.resolve("run"), "files").chronicle();
    assertThat(chronicle.campaign().started()).isPresent();
    assertThat(chronicle.campaign().ended()).isEmpty();
  }

  @Test
  void filesMustStayWhatTheyWereAndVersionsAreSaid() throws Exception {
    assertThat(ran("0.1.0")).doesNotContain("begun by");
    assertThat(ran("0.1.0")).doesNotContain("begun by");
    assertThat(ran("0.2.0"))
        .contains("begun by 0.1.0 (commit 0c774ff), going on with 0.2.0 (commit 0c774ff);");
    Chronicle chronicle = new Annals(home.resolve("run"), "files").chronicle();
    assertThat(chronicle.programs().names())
        .containsExactly("0.1.0 (commit 0c774ff)", "0.2.0 (commit 0c774ff)");

    String potential = Files.readString(home.resolve("Si.sw"));
    Files.writeString(home.resolve("Si.sw"), potential + "# a remark\n");
    assertThatThrownBy(() -> ran("0.2.0"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("explore.potential: the campaign's walks hang on other contents")
        .hasMessageContaining("Si.sw");
    Files.writeString(home.resolve("Si.sw"), potential);

    Path phase = home.resolve("mine.vasp");
    String structure = Files.readString(phase);
    Files.writeString(phase, structure.replace("\n1.0\n", "\n1.01\n"));
    assertThatThrownBy(() -> ran("0.2.0"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("system.phases: ")
        .hasMessageContaining("mine.vasp");
    Files.writeString(phase, structure);
    assertThat(ran("0.2.0")).contains("going on with");
  }
}
