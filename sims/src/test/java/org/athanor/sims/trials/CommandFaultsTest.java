package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program of the user's own, extxyz in and extxyz out, that fails in every way: each ends as the
 * right typed failure, and nothing wrong is kept.
 */
@Tag("trial")
class CommandFaultsTest {
  /**
   * What is right: −4 eV and a hundredth of an electronvolt for each Å of the coordinates' sum, all
   * forces −0.01 eV/Å.
   */
  private static final String RIGHT =
      """
      right() {
        awk 'NR == FNR { if (FNR > 2) e += 0.01 * ($2 + $3 + $4) - 4; next }
             FNR == 2 { sub(/pos:R:3/, "pos:R:3:REF_forces:R:3"); print $0, "REF_energy=" e; next }
             FNR > 2 { print $1, $2, $3, $4, -0.01, -0.01, -0.01; next }
             { print }' OFMT=%%.17g CONVFMT=%%.17g "$1" "$1"
      }
      echo call >> "%s"
      case $(wc -l < "%1$s" | tr -d ' ') in
      %s
      *) right "$1" > "$2" ;;
      esac
      """;

  /** What it does wrong, and as what that has to end. */
  private enum Fault {
    HANGS("sleep 1000 & exec sleep 1001", "out of time"),
    HANGS_HAVING_WRITTEN("right \"$1\" > \"$2\"; exec sleep 1000", "out of time"),
    SEGFAULTS("kill -SEGV $$", "crashed"),
    IS_KILLED("kill -KILL $$", "crashed"),
    ENDS_IN_AN_ERROR("right \"$1\" > \"$2\"; exit 1", "crashed"),
    TAKES_ALL_MEMORY("echo MemoryError >&2; exit 1", "out of memory"),
    REFUSES_THE_GEOMETRY("echo 'atoms 1 and 2 are too close'; exit 1", "geometry refused"),
    DOES_NOT_CONVERGE(
        "right \"$1\" | sed '2s/$/ converged=F scf_steps=9/' > \"$2\"", "not converged"),
    WRITES_NOTHING("exit 0", "unreadable"),
    WRITES_AN_EMPTY_FILE(": > \"$2\"", "unreadable"),
    WRITES_HALF_A_FILE("right \"$1\" | head -n 3 > \"$2\"", "unreadable"),
    STOPS_WITHIN_A_LINE("right \"$1\" | head -c 150 > \"$2\"", "unreadable"),
    WRITES_NOISE("head -c 500 /dev/zero > \"$2\"", "unreadable"),
    WRITES_IT_TWICE("{ right \"$1\"; right \"$1\"; } > \"$2\"", "unreadable"),
    GIVES_THE_INPUT_BACK("cp \"$1\" \"$2\"", "unreadable"),
    SAYS_NOT_A_NUMBER(
        "right \"$1\" | sed 's/REF_energy=.*/REF_energy=NaN/' > \"$2\"", "unreadable"),
    HAS_AN_INFINITE_FORCE("right \"$1\" | sed '3s/-0.01$/inf/' > \"$2\"", "unreadable"),
    HAS_STARS("right \"$1\" | sed '3s/-0.01$/*****/' > \"$2\"", "unreadable"),
    LOSES_AN_ATOM("right \"$1\" | sed '1s/.*/1/;4d' > \"$2\"", "unreadable"),
    HAS_AN_ATOM_TOO_MANY("right \"$1\" | sed '1s/.*/3/;4p' > \"$2\"", "unreadable"),
    SWAPS_ATOMS("right \"$1\" | sed '3{h;d};4G' > \"$2\"", "unreadable"),
    NAMES_ANOTHER_ELEMENT("right \"$1\" | sed '3s/^Si/C/' > \"$2\"", "unreadable"),
    COUNTS_POSITIONS_IN_BOHR(
        "right \"$1\" | awk 'NR > 2 { $2 *= 1.9; $3 *= 1.9; $4 *= 1.9 } 1' > \"$2\"", "unreadable"),
    RELAXES_WHAT_IT_WAS_GIVEN(
        "right \"$1\" | awk 'NR == 4 { $2 += 0.01 } 1' > \"$2\"", "unreadable"),
    COUNTS_ENERGY_IN_MILLIELECTRONVOLTS(
        "right \"$1\" | sed 's/REF_energy=\\(-[0-9]*\\)[.0-9]*/REF_energy=\\1000/' > \"$2\"",
        "unphysical"),
    COUNTS_FORCES_IN_OTHER_UNITS("right \"$1\" | sed 's/-0.01$/-600/' > \"$2\"", "unphysical");

    private final String does;
    private final String cause;

    Fault(String does, String cause) {
      this.does = does;
      this.cause = cause;
    }
  }

  /** What no structure can help. */
  private static final List<String> OUTAGES =
      List.of(
          "right \"$1\" > /dev/full || exit 1",
          "ulimit -f 1; exec head -c 100000 /dev/zero > big",
          "echo 'no license available' >&2; exit 3",
          "exit 127");

  @TempDir Path home;

  @Test
  void everyFaultEndsAsItsOwnFailureAndNothingWrongIsKept() throws Exception {
    int faults = Fault.values().length;
    int frames = 1 + 2 * faults + OUTAGES.size();
    Path input = home.resolve("in.extxyz");
    Path output = home.resolve("out.extxyz");
    ExtxyzWriter.writeAll(
        input, IntStream.range(0, frames).mapToObj(LabelFileTest::frame).toList());
    Path reference = reference();
    Answer answer =
        Athanor.here(
                "label",
                input.toString(),
                "--reference",
                reference.toString(),
                "--output",
                output.toString(),
                "--workers",
                "1",
                "--json")
            .clean();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(1);
    assertThat(causes(answer)).isEqualTo(expected());
    right(output, frames - faults);
    journalled(faults);
    assertThat(home.resolve("out.extxyz.journal/scratch")).isEmptyDirectory();
  }

  private Path reference() throws IOException {
    StringBuilder cases = new StringBuilder();
    int call = 2;
    for (Fault fault : Fault.values()) {
      cases.append("%d) %s ;;%n".formatted(call, fault.does));
      call += 2;
    }
    for (String outage : OUTAGES) {
      cases.append("%d) %s ;;%n".formatted(call, outage));
      call += 2;
    }
    Files.writeString(home.resolve("label.sh"), RIGHT.formatted(home.resolve("calls"), cases));
    return Files.writeString(
        home.resolve("reference.conf"),
        """
        label {
          reference {
            kind = command
            command { command = [/bin/sh, label.sh], name = mine, version = "1", files = [label.sh], time-limit = 6 s }
          }
          retries { not-converged = 0, out-of-memory = 0, out-of-time = 0, crashed = 0, unreadable = 0
            pause = 50 ms, longest-pause = 50 ms }
          lowest-energy = -20 eV
          highest-energy = 20 eV
        }
        """);
  }

  private static Map<Integer, String> causes(Answer answer) throws IOException {
    JsonNode json = new ObjectMapper().readTree(answer.output());
    Map<Integer, String> causes = new TreeMap<>();
    json.get("failures")
        .forEach(one -> causes.put(one.get("frame").asInt(), one.get("cause").asText()));
    return causes;
  }

  private static Map<Integer, String> expected() {
    Map<Integer, String> expected = new TreeMap<>();
    int frame = 2;
    for (Fault fault : Fault.values()) {
      expected.put(frame, fault.cause);
      frame += 2;
    }
    return expected;
  }

  private static void right(Path output, int count) {
    List<Frame> labeled = ExtxyzReader.readAll(output);
    assertThat(labeled).hasSize(count);
    for (Frame one : labeled) {
      double sum = 0;
      for (double x : one.structure().positions().toArray()) {
        sum += x;
      }
      Labels labels = one.labels().orElseThrow();
      assertThat(labels.energy()).isCloseTo(0.01 * sum - 4 * one.structure().size(), within(1e-5));
      assertThat(labels.forces().toArray()).containsOnly(-0.01);
    }
  }

  private void journalled(int faults) {
    List<LabelEvent> events = new ArrayList<>();
    new JournalReader(home.resolve("out.extxyz.journal"))
        .forEach("labels|file", EventCodecs.LABEL, events::add);
    Map<String, Long> failures = new TreeMap<>();
    for (LabelEvent event : events) {
      if (event instanceof LabelingFailed failed) {
        failures.merge(failed.failure().getClass().getSimpleName(), 1L, Long::sum);
      }
    }
    assertThat(failures).containsEntry("Unavailable", (long) OUTAGES.size());
    assertThat(failures.values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(faults + OUTAGES.size());
  }
}
