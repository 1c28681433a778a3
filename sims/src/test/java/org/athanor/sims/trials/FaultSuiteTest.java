package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.formats.ExtxyzReader;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that fails in every way that is known, each time with another structure, through the
 * command, the pool and the journal: every case ends as the right typed failure, nothing is lost,
 * and nothing wrong is kept.
 */
@Tag("trial")
class FaultSuiteTest {
  /** What the calls do wrong, in order, and as what that has to end; other calls do it right. */
  private enum Fault {
    HANGS("sleep 1000 & exec sleep 1001", "out of time"),
    SEGFAULTS("kill -SEGV $$", "crashed"),
    IS_KILLED("kill -KILL $$", "crashed"),
    ENDS_IN_AN_ERROR("echo Error in routine davcio; exit 1", "crashed"),
    TAKES_ALL_MEMORY("echo \"what(): std::bad_alloc\" >&2; exit 134", "out of memory"),
    REFUSES_THE_GEOMETRY("echo \"atoms #  1 and #  2 overlap!\"; exit 1", "geometry refused"),
    DOES_NOT_CONVERGE(
        "echo \" convergence NOT achieved after 100 iterations: stopping\"; exit 2",
        "not converged"),
    HIDES_THAT_IT_DID_NOT_CONVERGE(
        "right; echo \" convergence NOT achieved after 90 iterations\"; exit 0", "not converged"),
    SAYS_NOTHING("exit 0", "unreadable"),
    SAYS_NOT_A_NUMBER("right | sed '/^!/s/=.*Ry/= NaN Ry/'; exit 0", "unreadable"),
    HAS_STARS_FOR_A_FORCE(
        "right | sed '/atom    2/s/force =.*/force = *** *** ***/'", "unreadable"),
    WRITES_HALF_A_FILE("right | head -n 7; exit 0", "unreadable"),
    STOPS_WITHIN_A_NUMBER("right | head -c 640; exit 0", "unreadable"),
    LOSES_AN_ATOM("right | sed '/atom    2/d'; exit 0", "unreadable"),
    HAS_AN_ATOM_TOO_MANY("right | sed '/atom    2/{p;s/2 type/3 type/}'; exit 0", "unreadable"),
    COUNTS_IN_OTHER_UNITS("right | sed 's#Ry/au#eV/Ang#'; exit 0", "unreadable"),
    COUNTS_ENERGY_IN_OTHER_UNITS("right | sed '/^!/s/Ry/Ha/'; exit 0", "unreadable"),
    TAKES_ANOTHER_PSEUDOPOTENTIAL("right | sed 's/sum: ../sum: 00/'; exit 0", "unreadable"),
    LIES_ABOUT_THE_ENERGY("right | sed '/^!/s/= *-/= -9/'; exit 0", "unphysical"),
    LIES_ABOUT_FORCES("right | sed '/atom /s/\\.\\([0-9]\\)/\\199./g'; exit 0", "unphysical");

    private final String does;
    private final String cause;

    Fault(String does, String cause) {
      this.does = does;
      this.cause = cause;
    }
  }

  /** What no structure can help: the same one is tried until it is over. */
  private static final List<String> OUTAGES =
      List.of(
          "head -c 9 /dev/zero > /dev/full || exit 1",
          "ulimit -f 1; exec head -c 100000 /dev/zero > big",
          "echo \"license checkout failed\" >&2; exit 3",
          "exit 127");

  @TempDir Path home;

  /** Calls one after the other: a right one, then a wrong one and a right one for each fault. */
  private String script() {
    StringBuilder cases = new StringBuilder();
    int call = 2;
    for (Fault fault : Fault.values()) {
      cases.append("  %d) %s ;;%n".formatted(call, fault.does));
      call += 2;
    }
    for (String outage : OUTAGES) {
      cases.append("  %d) %s ;;%n".formatted(call, outage));
      call += 2;
    }
    return """
        right() { NESTED=1 sh "$0" -in "$input"; }
        if [ -z "${NESTED:-}" ]; then
        echo call >> "%s"
        case $(wc -l < "%1$s" | tr -d ' ') in
        %s
        esac
        fi
        """
        .formatted(home.resolve("calls"), cases);
  }

  @Test
  void everyFaultEndsAsItsOwnFailureAndNothingWrongIsKept() throws Exception {
    int faults = Fault.values().length;
    int frames = 1 + 2 * faults + OUTAGES.size();
    Path input = home.resolve("in.extxyz");
    Path output = home.resolve("out.extxyz");
    ExtxyzWriter.writeAll(
        input, IntStream.range(0, frames).mapToObj(LabelFileTest::frame).toList());
    Path reference =
        Files.writeString(
            home.resolve("reference.conf"),
            PwStandIn.in(home.resolve("pw"), script()).settings()
                + """
                label {
                  reference.quantum-espresso.time-limit = 6 s
                  retries { not-converged = 0, out-of-memory = 0, out-of-time = 0, crashed = 0, unreadable = 0
                    pause = 50 ms, longest-pause = 50 ms }
                  lowest-energy = -20 eV
                  highest-energy = 20 eV
                }
                """);
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
                "--json",
                "--cache",
                home.resolve("cache").toString())
            .clean();
    assertThat(answer.status()).as(answer.toString()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(answer.output());
    Map<Integer, String> causes = new TreeMap<>();
    json.get("failures")
        .forEach(one -> causes.put(one.get("frame").asInt(), one.get("cause").asText()));
    Map<Integer, String> expected = new TreeMap<>();
    int frame = 2;
    for (Fault fault : Fault.values()) {
      expected.put(frame, fault.cause);
      frame += 2;
    }
    assertThat(causes).isEqualTo(expected);
    right(output, frames - faults);
    journalled(faults);
    assertThat(home.resolve("out.extxyz.journal/scratch")).isEmptyDirectory();
    try (Stream<Path> kept = Files.walk(home.resolve("cache"))) {
      assertThat(kept.filter(Files::isRegularFile)).hasSize(frames - faults);
    }
  }

  /** The labels that are there are those of a program that makes no mistakes. */
  private static void right(Path output, int count) {
    List<Frame> labeled = ExtxyzReader.readAll(output);
    assertThat(labeled).hasSize(count);
    for (Frame one : labeled) {
      double energy = StillingerWeber.silicon().predict(one.structure()).energy();
      assertThat(one.labels().orElseThrow().energy()).isCloseTo(energy, within(1e-5));
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
