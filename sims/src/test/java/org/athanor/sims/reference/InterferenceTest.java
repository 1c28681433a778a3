package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.athanor.actors.engine.Reference;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that did not end by themselves. */
class InterferenceTest {
  @TempDir private Path folder;

  private Failure failure(String body) throws Exception {
    Path script = Files.writeString(folder.resolve("label.sh"), body);
    // What a shell starts in the background ignores Ctrl-C, what nohup starts ignores HUP, and
    // children inherit that (GNU env).
    List<String> hearing =
        List.of("/usr/bin/env", "--default-signal=INT,HUP", "/bin/sh", "label.sh");
    Program program = new Program(hearing, Map.of(), Duration.ofSeconds(60));
    Reference reference =
        Command.open(program, "mine", "1", List.of(script), folder.resolve("scratch"));
    LabelOutcome outcome = reference.label(Live.SILICON, List.of());
    return ((LabelOutcome.Failed) outcome).failure();
  }

  /** Ctrl-C goes to all programs of a terminal, not to us alone: no structure is to suffer. */
  @ParameterizedTest
  @ValueSource(strings = {"HUP", "INT", "TERM"})
  void whoIsToldToStopHasNotCrashed(String signal) throws Exception {
    assertThat(failure("kill -" + signal + " $$\nsleep 60\n"))
        .isInstanceOfSatisfying(
            Failure.Lost.class, lost -> assertThat(lost.labeler()).contains("told to stop"));
  }

  @Test
  void whatTheSystemKilledForMemoryHadTooLittle() throws Exception {
    Path counters = Files.writeString(folder.resolve("vmstat"), "pgmajfault 7\noom_kill 3\n");
    Interference outside = Interference.watch(counters);
    assertThat(outside.with(137)).as("nobody knows who killed it").isEmpty();
    Files.writeString(counters, "pgmajfault 9\noom_kill 4\n");
    assertThat(outside.with(137)).get().isInstanceOf(Failure.OutOfMemory.class);
    assertThat(outside.with(139)).as("it broke down by itself").isEmpty();
    Interference elsewhere = Interference.watch(folder.resolve("nowhere"));
    assertThat(elsewhere.with(137)).isEmpty();
  }

  /** As long as no array can be: what it said last is still heard. */
  @Test
  void aProgramThatSaysTooMuchIsHeardToTheEnd() throws Exception {
    String endless =
        "truncate -s 3G stdout\nprintf '\\ntoo little memory: bad_alloc\\n' >> stdout\n";
    assertThat(failure(endless + "exit 1\n"))
        .isInstanceOfSatisfying(
            Failure.OutOfMemory.class,
            said -> assertThat(said.lastLines()).contains("too little memory"));
  }
}
