package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.config.SchedulerSettings.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where calculations of external codes run. */
class SchedulerSettingsTest {
  private static final LabelerNodes NONE =
      new LabelerNodes(0, Duration.ofHours(4), Duration.ofMinutes(2), 1);

  @TempDir private Path folder;

  private SchedulerSettings scheduler(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("label.conf"), text);
    return LabellingFile.read(file).labelling().scheduler();
  }

  @Test
  void theyRunHereUnlessSomethingElseIsSaid() throws IOException {
    assertThat(scheduler("")).isEqualTo(new SchedulerSettings.Here());
  }

  @Test
  void slurmHasItsQueueAndItsLabelerNodes() throws IOException {
    Path script = Files.writeString(folder.resolve("job.sh"), "{{run}}");
    String text =
        """
        label.scheduler {
          kind = slurm, script = job.sh, poll = 20 s
          labeler-nodes { count = 3, walltime = 90 min, idle = 7 s, workers = 2 }
          slurm {
            partition = batch, account = si, qos = low, nodes = 2, tasks = 64
            memory = 2 GB, array = 50, options = ["--exclusive"]
          }
        }
        """;
    assertThat(scheduler(text))
        .isEqualTo(
            new SchedulerSettings.Slurm(
                new Common(
                    Optional.of(script),
                    Duration.ofSeconds(20),
                    new LabelerNodes(3, Duration.ofMinutes(90), Duration.ofSeconds(7), 2)),
                new Queue("batch", "si", "low"),
                2,
                64,
                2048,
                50,
                List.of("--exclusive")));
  }

  @Test
  void othersHaveThreeCommands() throws IOException {
    String three = "submit = \"qsub {{script}}\", state = \"qs {{id}}\", cancel = \"qdel {{id}}\"";
    assertThat(scheduler("label.scheduler { kind = shell, shell { " + three + " } }"))
        .isEqualTo(
            new SchedulerSettings.Shell(
                new Common(Optional.empty(), Duration.ofSeconds(15), NONE),
                "qsub {{script}}",
                "qs {{id}}",
                "qdel {{id}}"));
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> scheduler("label.scheduler.kind = shell"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("label.scheduler.shell.submit");
    assertThatThrownBy(() -> scheduler("label.scheduler { kind = slurm, script = no.sh }"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("looked for " + folder.resolve("no.sh"));
    assertThatThrownBy(() -> scheduler("label.scheduler.slurm.partitoin = fast"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("partition");
    assertThatThrownBy(() -> scheduler("label.scheduler { kind = slurm, slurm.memory = 4 eV }"))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("MB (or GB");
  }
}
