package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that outlive a killed campaign are ended when it is taken up again. */
@Tag("trial")
class OrphanTest {
  @TempDir Path home;

  private List<ProcessHandle> programs() throws IOException {
    Path pids = home.resolve("pids");
    return Files.exists(pids)
        ? Files.readAllLines(pids).stream()
            .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
            .filter(ProcessHandle::isAlive)
            .toList()
        : List.of();
  }

  @AfterEach
  void endsThem() throws IOException {
    programs().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void areEndedByTheNextRun() throws Exception {
    String pids = home.resolve("pids").toString();
    // It and its child hang, the first two times.
    PwStandIn program =
        PwStandIn.in(
            home.resolve("pw"),
            """
            if [ ! -e "%1$s" ] || [ $(wc -l < "%1$s") -lt 4 ]; then
              sleep 1000 & printf '%%s\\n%%s\\n' $$ $! >> "%1$s"
              wait
            fi
            """
                .formatted(pids));
    Path file = Tiny.file(home, program.settings(), "label { budget = 12, test = 2 }");
    Path directory = home.resolve("run");
    try (Athanor athanor = Athanor.run(file, directory)) {
      await().atMost(Athanor.PATIENCE).until(() -> programs().size() == 4);
      assertThat(athanor.kill()).isTrue();
    }
    assertThat(programs()).as("nobody is left to end them").hasSize(4);
    Athanor.runHere(file, directory).fine();
    assertThat(programs()).isEmpty();
    assertThat(directory.resolve("scratch")).isEmptyDirectory();
  }
}
