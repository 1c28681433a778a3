package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.journal.CampaignLock;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.potential.StillingerWeberFile;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed by a person's mistake, and is tried again once that is mended. */
class RequeueCommandTest {
  /** Labels that nobody believes: what counts is that numbers come out. */
  private static final String PROGRAM =
      """
      if [ -e '@HOME@/broken' ]; then
        echo x >> '@HOME@/started'
        if [ $(( $(wc -l < '@HOME@/started') % 4 )) -eq 0 ]; then echo alas; exit 3; fi
      fi
      sed -e '2s/Properties=species:S:1:pos:R:3/&:REF_forces:R:3/' \\
        -e '2s/$/ REF_energy=-3.5/' -e '3,$s/$/ 0.1 0.2 0.3/' "$1" > "$2"
      """;

  private static final String LABEL =
      """
      label {
        reference.kind = command
        reference.command { command = [/bin/sh, "@HOME@/label.sh"], name = mine, version = "1", stress = false }
        retries.crashed = 0
      }
      """;

  private static final String CAMPAIGN =
      """
      name = mistake
      seed = 3
      system { species = [Si], phases = [ { name = diamond, prototype = diamond } ] }
      explore {
        potential = "sw:@HOME@/Si.sw:Si"
        pressures = [0 GPa], temperatures = [300 K], bias = [0 eV]
        walks = 1, steps = 10, every = 5, relaxation.steps = 20
      }
      select.fingerprint { cutoff = 4 Å, length = 24 }
      fit {
        cutoff = 4 Å, pairs.radial = 4
        triplets { radial = 2, angular = 1 }, quadruplets { radial = 0, angular = 0 }
      }
      label { budget = 8, seeds = 4, test = 2 }
      stop.rounds = 2
      machines { explorers = 1, labelers = 1 }
      """;

  @TempDir private Path home;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(home.resolve("label.sh"), here(PROGRAM));
    Files.writeString(home.resolve("reference.conf"), here(LABEL));
    Files.writeString(home.resolve("mistake.conf"), here(CAMPAIGN + LABEL));
    Files.writeString(home.resolve("Si.sw"), StillingerWeberFile.write(StillingerWeber.silicon()));
  }

  private String here(String text) {
    return text.replace("@HOME@", home.toString());
  }

  private void breakProgram() throws IOException {
    Files.writeString(home.resolve("broken"), "");
  }

  private void mendProgram() throws IOException {
    Files.delete(home.resolve("broken"));
  }

  private void run(String directory) {
    Shell shell =
        Shell.run("run", home.resolve("mistake.conf"), "--directory", home.resolve(directory));
    assertThat(shell.err()).isEmpty();
    assertThat(shell.exitStatus()).isZero();
  }

  private JsonNode status(String directory) throws IOException {
    return Shell.run("status", home.resolve(directory), "--json").json();
  }

  @Test
  void aCampaignThatHadEndedBecomesTheOneThatNeverFailed() throws IOException {
    run("undisturbed");
    breakProgram();
    run("run");
    JsonNode broken = status("run");
    JsonNode first = broken.get("givenUp").get(0);
    assertThat(broken.get("givenUp")).hasSize(broken.get("labels").get("quarantined").asInt());
    assertThat(broken.get("datasetHash")).isNotEqualTo(status("undisturbed").get("datasetHash"));
    Path kept = home.resolve("run").resolve(first.get("kept").asText());
    assertThat(kept.resolve("work/stdout")).hasContent("alas");
    assertThat(kept.resolve("reason.txt")).content().contains(first.get("label").asText());
    assertThat(Shell.run("status", home.resolve("run")).out())
        .contains("crashed: exit status 3, alas; 1 try; see " + first.get("kept").asText());

    mendProgram();
    Shell some = Shell.run("requeue", home.resolve("run"), first.get("label").asText(), "--json");
    assertThat(some.json().get("requeued")).hasSize(1);
    assertThat(some.json().get("reopened").asBoolean()).isTrue();
    assertThat(some.json().get("requeued").get(0).get("cause").asText()).isEqualTo("crashed");
    Shell others = Shell.run("requeue", home.resolve("run"), "--cause", "out-of-memory,crashed");
    assertThat(others.exitStatus()).isZero();
    assertThat(others.out()).contains("requeued   ", " tried again").doesNotContain("had ended");
    assertThat(status("run").get("state").asText()).isEqualTo("stopped");

    run("run");
    JsonNode mended = status("run");
    assertThat(mended.get("givenUp")).isEmpty();
    assertThat(mended.get("datasetHash")).isEqualTo(status("undisturbed").get("datasetHash"));
    assertThat(home.resolve("run/potential/potential.txt"))
        .hasSameTextualContentAs(home.resolve("undisturbed/potential/potential.txt"));
    assertThat(home.resolve("run/failed")).isEmptyDirectory();
    assertThat(Shell.run("requeue", home.resolve("run"), "--all").out())
        .startsWith("nothing of that was given up");
    assertThat(status("run").get("state").asText()).isEqualTo("complete");
  }

  @Test
  void aFileOfLabelsGoesOnToo() throws IOException {
    List<Frame> frames = List.of(frame(0), frame(1), frame(2), frame(3), frame(4));
    ExtxyzWriter.writeAll(home.resolve("in.extxyz"), frames);
    breakProgram();
    assertThat(label()).isEqualTo(1);
    Path journal = home.resolve("out.extxyz.journal");
    mendProgram();
    assertThat(label()).as("it stays given up").isEqualTo(1);
    assertThat(Shell.run("requeue", journal, "--all").exitStatus()).isZero();
    assertThat(label()).isZero();
    assertThat(ExtxyzReader.readAll(home.resolve("out.extxyz"))).hasSize(5);
  }

  private int label() {
    return Shell.run(
            "label",
            home.resolve("in.extxyz"),
            "--reference",
            home.resolve("reference.conf"),
            "--output",
            home.resolve("out.extxyz"),
            "--workers",
            "1")
        .exitStatus();
  }

  private static Frame frame(int number) {
    return Frame.of(
        new Structure(
            Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
            Species.of(14, 14),
            Vectors.of(0, 0, 0, 1.42 + 0.01 * number, 1.30, 1.38)));
  }

  @Test
  void whatCannotBeMeantIsRefused() throws IOException {
    breakProgram();
    run("run");
    Path directory = home.resolve("run");
    refused("expected which structures", "requeue", directory);
    refused("the nearest is crashed", "requeue", directory, "--cause", "crash");
    refused("which is no label here", "requeue", directory, "xyz");
    refused("with which", "requeue", directory, "");
    refused("was a campaign ever run there?", "requeue", home.resolve("nowhere"), "--all");
    try (CampaignLock lock = CampaignLock.acquire(directory)) {
      assertThat(lock).isNotNull();
      refused("process", "requeue", directory, "--all");
    }
    assertThat(status("run").get("state").asText()).isEqualTo("complete");
  }

  private static void refused(String why, Object... arguments) {
    Shell shell = Shell.run(arguments);
    assertThat(shell.err()).contains(why);
    assertThat(shell.exitStatus()).isEqualTo(2);
  }
}
