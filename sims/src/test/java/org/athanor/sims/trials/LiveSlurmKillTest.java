package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.sims.scheduler.Cluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kill -9 of {@code label} while its jobs run in a real Slurm. */
@Tag("trial")
class LiveSlurmKillTest {
  private static final int LABELS = 6;

  private static final Path PAGE = Path.of("..", "docs", "references", "slurm.md");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\S+ (\\S+)\\n(.*?)^```$");

  @TempDir private Path home;
  private Cluster cluster;
  private Path reference;

  @BeforeEach
  void start() throws Exception {
    cluster = Cluster.start(home.resolve("slurm"));
    Files.writeString(
        home.resolve("label.sh"),
        """
        echo begun >> '%s'
        sleep 2
        sed -e '2s/Properties=species:S:1:pos:R:3/&:REF_forces:R:3/' \\
          -e '2s/$/ REF_energy=-3.5/' -e '3,$s/$/ 0.1 0.2 0.3/' "$1" > "$2"
        """
            .formatted(starts()));
    reference =
        Files.writeString(
            home.resolve("reference.conf"),
            """
            label {
              reference {
                kind = command
                command { command = [/bin/sh, label.sh], name = sh, version = "1", files = [label.sh] }
                command.time-limit = 1 min
              }
              scheduler { kind = slurm, poll = 700 ms, slurm.memory = 200 MB }
            }
            """);
    ExtxyzWriter.writeAll(
        home.resolve("in.extxyz"),
        IntStream.range(0, LABELS).mapToObj(LabelFileTest::frame).toList());
  }

  @AfterEach
  void stop() {
    if (cluster != null) {
      cluster.close();
    }
  }

  private Path starts() {
    return home.resolve("starts");
  }

  private int started() throws IOException {
    return Files.exists(starts()) ? Files.readAllLines(starts()).size() : 0;
  }

  private Athanor label() throws IOException {
    return label(reference);
  }

  private Athanor label(Path reference) throws IOException {
    return Athanor.start(
        cluster.environment(),
        home,
        "label",
        home.resolve("in.extxyz").toString(),
        "--reference",
        reference.toString(),
        "--output",
        home.resolve("out.extxyz").toString(),
        "--workers",
        Integer.toString(LABELS),
        "--json");
  }

  @Test
  void jobsGoOnAndAreAdopted() throws Exception {
    try (Athanor first = label()) {
      await().atMost(Athanor.PATIENCE).until(() -> started() >= LABELS / 2);
      assertThat(first.kill()).isTrue();
    }
    try (Athanor second = label()) {
      JsonNode json = new ObjectMapper().readTree(second.answer().fine().output());
      assertThat(json.get("labelled").asInt()).isEqualTo(LABELS);
    }
    assertThat(started()).as("no label was paid for twice").isEqualTo(LABELS);
    List<String> left = List.of(home.resolve("out.extxyz.journal/scratch/jobs").toFile().list());
    assertThat(left).as("nothing of them stays").isEmpty();
  }

  @Test
  void labelerNodesShareTheWorkAndOneIsKilled() throws Exception {
    Files.writeString(
        reference,
        """
        label.scheduler {
          labeler-nodes { count = 2, walltime = 10 min, idle = 2 s, workers = 1 }
          slurm.memory = 700 MB
        }
        """,
        StandardOpenOption.APPEND);
    try (Athanor label = label()) {
      await().atMost(Athanor.PATIENCE).until(() -> started() >= 2);
      String node =
          cluster.jobs().stream()
              .filter(job -> job.endsWith("|RUNNING"))
              .map(job -> job.split("\\|", 2)[0])
              .findFirst()
              .orElseThrow();
      cluster.say("scancel", "--signal=KILL", "--full", node);
      JsonNode json = new ObjectMapper().readTree(label.answer().fine().output());
      assertThat(json.get("labelled").asInt()).isEqualTo(LABELS);
    }
    assertThat(started()).as("one was lost with its node").isBetween(LABELS, LABELS + 1);
    assertThat(cluster.jobs()).as("nodes, not labels").hasSizeBetween(2, 4);
    await()
        .atMost(Athanor.PATIENCE)
        .untilAsserted(() -> assertThat(cluster.jobs()).noneMatch(job -> job.endsWith("RUNNING")));
  }

  @Test
  void theExampleOfThePageLabels() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/pw.x")), "pw.x (quantum-espresso) is not there");
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    while (block.find()) {
      String coarse = block.group(2).replace("k-mesh 0.40", "k-mesh 1.1");
      Files.writeString(home.resolve(block.group(1)), coarse);
    }
    Path example = home.resolve("silicon-slurm.conf");
    // Whoever comes first waits a quarter of this for the others.
    Files.writeString(example, "label.scheduler.poll = 40 s\n", StandardOpenOption.APPEND);
    try (Athanor label = label(example)) {
      JsonNode json = new ObjectMapper().readTree(label.answer().fine().output());
      assertThat(json.get("reference").asText()).startsWith("pw.x ");
      assertThat(json.get("labelled").asInt()).isEqualTo(LABELS);
    }
    assertThat(cluster.jobs()).as("the version, and an array").anyMatch(job -> job.contains("_5|"));
  }

  @Test
  void doctorSendsAJobThrough() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("campaign.conf"),
            "name = si\nsystem { species = [Si], phases = [ { prototype = diamond } ] }\n"
                + Files.readString(reference));
    assertThat(checks(file, 1))
        .containsEntry("scheduler", "pass")
        .containsEntry("batch job", "pass")
        .containsEntry("single point", "pass")
        .as("its energy is always the same")
        .containsEntry("forces", "fail");
    Files.writeString(
        file, "\nlabel.scheduler.slurm.partition = nowhere\n", StandardOpenOption.APPEND);
    assertThat(checks(file, 1)).containsEntry("scheduler", "fail").doesNotContainKey("batch job");
    assertThat(home.toFile().list())
        .as("nothing is left behind")
        .noneMatch(name -> name.startsWith("athanor-doctor"));
  }

  private Map<String, String> checks(Path file, int status) throws Exception {
    String runs = home.resolve("run").toString();
    try (Athanor doctor =
        Athanor.start(
            cluster.environment(),
            home,
            "doctor",
            file.toString(),
            "--directory",
            runs,
            "--json")) {
      Answer answer = doctor.answer();
      assertThat(answer.status()).as(answer.errors()).isEqualTo(status);
      Map<String, String> grades = new TreeMap<>();
      new ObjectMapper()
          .readTree(answer.output())
          .get("checks")
          .forEach(check -> grades.put(check.get("topic").asText(), check.get("grade").asText()));
      return grades;
    }
  }
}
