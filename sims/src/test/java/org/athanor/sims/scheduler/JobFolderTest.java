package org.athanor.sims.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.sims.reference.Errand;
import org.athanor.sims.reference.Program;
import org.athanor.sims.reference.Remedies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of a calculation, and the script in it. */
class JobFolderTest {
  @TempDir private Path home;
  private JobFolder folder;

  @BeforeEach
  void prepare() throws IOException {
    folder = new JobFolder(home.resolve("it's a folder"));
    folder.prepare(errand("echo \"$1 $VALUE\"; echo more >> output; exit 5"));
  }

  private static Errand errand(String script) {
    List<String> command = List.of("sh", "-c", script, "sh", "it's");
    return new Errand(
        new Errand.Key("label", 0),
        new Program(command, Map.of(), Duration.ofMinutes(1)),
        Remedies.after(List.of()),
        place -> {
          Files.writeString(place.resolve("input"), "given");
          return new Errand.Launch(command, Map.of("VALUE", "a 'b' $c"));
        });
  }

  private int run() throws Exception {
    return new ProcessBuilder("sh", folder.run().toString()).start().waitFor();
  }

  @Test
  void theScriptRunsTheProgramAndSaysHowItEnded() throws Exception {
    assertThat(folder.status()).isEmpty();
    assertThat(run()).isEqualTo(5);
    JobFolder.Status status = folder.status().orElseThrow();
    assertThat(status.exit()).isEqualTo(5);
    assertThat(folder.exited(status).output()).isEqualTo("it's a 'b' $c\n");
    assertThat(folder.begun().orElseThrow()).isLessThanOrEqualTo(status.at());
    assertThat(folder.ran(0)).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void aSecondStartFindsWhatTheFirstFound() throws Exception {
    run();
    run();
    assertThat(Files.readString(folder.work().resolve("output"))).isEqualTo("more\n");
    assertThat(Files.readString(folder.work().resolve("input"))).isEqualTo("given");
  }

  @Test
  void aStatusThatIsNotWholeIsNone() throws IOException {
    Files.writeString(folder.path().resolve("status"), "137 ");
    Files.writeString(folder.path().resolve("begun"), " host");
    assertThat(folder.status()).isEmpty();
    assertThat(folder.begun()).isEmpty();
    assertThat(folder.ran(1e9)).isEqualTo(Duration.ZERO);
    Files.writeString(folder.path().resolve("status"), "0 1795252766.N\n");
    assertThat(folder.status()).contains(new JobFolder.Status(0, 1795252766.0));
  }

  @Test
  void aFolderThatIsWholeStaysAndAPartIsMadeAgain() throws IOException {
    folder.submitted("17");
    folder.prepare(errand("exit 0"));
    assertThat(folder.job()).contains("17");
    Files.delete(folder.run());
    folder.prepare(errand("exit 0"));
    assertThat(folder.job()).isEmpty();
    Optional<Duration> ran = Optional.of(Duration.ofSeconds(61));
    folder.conclude(new Condition.Ended(Condition.Fate.OUT_OF_TIME, "TIMEOUT\n(limit)", ran));
    assertThat(folder.fate())
        .contains(new Condition.Ended(Condition.Fate.OUT_OF_TIME, "TIMEOUT (limit)", ran));
    folder.discard();
    assertThat(home.toFile().list()).isEmpty();
  }
}
