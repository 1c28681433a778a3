package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.athanor.config.CampaignFile;
import org.athanor.config.SchedulerSettings;
import org.athanor.sims.scheduler.Condition.Ended;
import org.athanor.sims.scheduler.Condition.Fate;
import org.athanor.sims.scheduler.Condition.Running;
import org.athanor.sims.scheduler.Condition.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The three commands for PBS of docs/references/slurm.md, on what PBS prints. No PBS can be had
 * here: the record of a finished job is that of Clemson University's course on its Palmetto cluster
 * (PBS Professional, 2016), shortened; other ends have the exit status and substate that
 * MetaCentrum's documentation and the test library of OpenPBS name (deleted 91, finished 92, failed
 * 93).
 */
class PbsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "references", "slurm.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\S+ (\\S+)\\n(.*?)^```$");

  @TempDir private Path folder;
  private Path bin;
  private ShellScheduler pbs;

  @BeforeEach
  void install() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    program("qsub", "printf '%s\\n' \"$@\" > '" + bin + "/asked'; echo 760042.pbs02");
    program("qdel", "echo \"$1\" > '" + bin + "/deleted'");
    program(
        "qstat",
        """
        [ "$1 $2" = '-x -f' ] || exit 2
        if [ "$3" = 9.pbs02 ]; then echo 'pbs_iff: cannot connect to host' >&2; exit 1; fi
        cat "$(dirname "$0")/$3" 2>/dev/null || { echo "qstat: Unknown Job Id $3" >&2; exit 153; }
        """);
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      Files.writeString(folder.resolve(block.group(1)), block.group(2));
    }
    CampaignFile file = CampaignFile.read(folder.resolve("silicon-pbs.conf"));
    SchedulerSettings.Shell page = (SchedulerSettings.Shell) file.labelling().scheduler();
    pbs =
        new ShellScheduler(
            new SchedulerSettings.Shell(
                page.common(), here(page.submit()), here(page.state()), here(page.cancel())),
            JobScript.read(Optional.empty()));
  }

  private void program(String name, String text) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  /** With the programs of this test in place of PBS's. */
  private String here(String command) {
    return command.replaceAll("\\b(qsub|qstat|qdel) ", Matcher.quoteReplacement(bin + "/") + "$1 ");
  }

  private Condition told(String state, int substate, String exit) throws Exception {
    try (InputStream record = PbsPageTest.class.getResourceAsStream("qstat.txt")) {
      Files.writeString(
          bin.resolve("7.pbs02"),
          new String(record.readAllBytes(), StandardCharsets.UTF_8)
              .replace("@ID@", "7.pbs02")
              .replace("@STATE@", state)
              .replace("@SUBSTATE@", Integer.toString(substate))
              .replace("@EXIT@", exit.isEmpty() ? "" : "    Exit_status = " + exit + "\n"));
    }
    return pbs.conditions(Set.of("7.pbs02")).get("7.pbs02");
  }

  private Fate fate(int substate, String exit) throws Exception {
    return ((Ended) told("F", substate, exit)).fate();
  }

  @Test
  void jobsThatHaveNotEnded() throws Exception {
    assertThat(told("Q", 10, "")).isInstanceOf(Waiting.class);
    assertThat(told("H", 20, "")).isInstanceOf(Waiting.class);
    assertThat(told("R", 42, "")).isInstanceOf(Running.class);
    assertThat(told("E", 50, "")).as("it is about to end").isInstanceOf(Running.class);
  }

  @Test
  void jobsThatHaveEnded() throws Exception {
    assertThat(fate(92, "0")).isEqualTo(Fate.DONE);
    assertThat(fate(93, "1")).isEqualTo(Fate.FAILED);
    assertThat(fate(93, "-29")).isEqualTo(Fate.OUT_OF_TIME);
    assertThat(fate(93, "-27")).isEqualTo(Fate.OUT_OF_MEMORY);
    assertThat(fate(93, "-26")).isEqualTo(Fate.OUT_OF_MEMORY);
    assertThat(fate(93, "-25")).isEqualTo(Fate.FAILED);
    assertThat(fate(91, "271")).as("qdel while it ran").isEqualTo(Fate.CANCELLED);
    assertThat(fate(91, "")).as("qdel before").isEqualTo(Fate.CANCELLED);
  }

  @Test
  void jobsThatNobodyKnowsAreToldFromServersThatDoNotAnswer() throws Exception {
    Condition gone = pbs.conditions(Set.of("8.pbs02")).get("8.pbs02");
    assertThat(((Ended) gone).fate()).isEqualTo(Fate.UNKNOWN);
    assertThatThrownBy(() -> pbs.conditions(Set.of("9.pbs02"))).isInstanceOf(BusyException.class);
  }

  @Test
  void jobsAreSubmittedAndDeleted() throws Exception {
    Path run = Files.writeString(folder.resolve("run.sh"), "true\n");
    Job.Size size = new Job.Size(Duration.ofMinutes(90), 4, 0, false);
    String id = pbs.submit(new Job("label-it's", folder, size, List.of(run)));
    assertThat(id).isEqualTo("760042.pbs02");
    assertThat(Files.readAllLines(bin.resolve("asked")))
        .containsSubsequence("-N", "label-it's", "-l", "select=1:ncpus=4", "-l", "walltime=1:30:00")
        .contains(folder.resolve("label-it's.log").toString())
        .endsWith(folder.resolve("label-it's.job").toString());
    pbs.cancel(id);
    assertThat(Files.readString(bin.resolve("deleted")).strip()).isEqualTo(id);
  }

  /**
   * The University of Technology Sydney's documentation on PBS has this line, beside status 271.
   */
  @Test
  void theLogTellsWhatOldVersionsDoNot() {
    Ended failed = new Ended(Fate.FAILED, "failed");
    assertThat(LogWords.explained(failed, "=>> PBS: job killed: walltime 152 exceeded limit 120\n"))
        .isEqualTo(failed.as(Fate.OUT_OF_TIME));
    assertThat(LogWords.explained(failed, "=>> PBS: job killed: mem 105kb exceeded limit 100kb\n"))
        .isEqualTo(failed.as(Fate.OUT_OF_MEMORY));
    assertThat(LogWords.explained(failed, "walltime 152\n")).isEqualTo(failed);
  }
}
