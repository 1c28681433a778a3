package org.athanor.persistence.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.athanor.persistence.journal.JournalPlace.Login;
import org.athanor.persistence.journal.JournalPlace.Server;
import org.athanor.persistence.journal.JournalPlace.Terms;

/** A process of its own that owns a journal and records one event after the other. */
final class OwnerProcess implements AutoCloseable {
  private static final int LOST = 3;

  private final Process process;
  private final Path said;

  private OwnerProcess(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /** Starts one; what it says goes to a file in {@code folder}. */
  static OwnerProcess start(
      Path folder, Path directory, Server place, Map<String, String> variables) throws IOException {
    Path said = Files.createTempFile(folder, "owner", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OwnerProcess.class.getName(),
                directory.toString(),
                place.url(),
                place.schema(),
                place.login().user().orElse(""),
                place.login().passwordVariable().orElse(""),
                Long.toString(place.terms().lease().toMillis()))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().putAll(variables);
    return new OwnerProcess(builder.start(), said);
  }

  List<String> said() throws IOException {
    return Files.readAllLines(said);
  }

  /** How many events it knows to be kept. */
  int recorded() throws IOException {
    return (int) said().stream().filter(line -> line.startsWith("recorded ")).count();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  void signal(String name) throws IOException, InterruptedException {
    String pid = Long.toString(process.pid());
    if (new ProcessBuilder("kill", "-" + name, pid).start().waitFor() != 0) {
      throw new IOException("kill -" + name + " " + pid + " failed");
    }
  }

  /** Whether it has ended because it lost the journal. */
  boolean endsLost(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == LOST;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Directory, url, schema, user, password variable, lease in ms. */
  public static void main(String[] arguments) throws Exception {
    Login login = new Login(given(arguments[3]), given(arguments[4]));
    Terms terms =
        new Terms(Duration.ofMillis(Long.parseLong(arguments[5])), Duration.ofSeconds(60));
    Server place = new Server(arguments[1], login, arguments[2], terms);
    try (Recorder recorder = new Recorder(Path.of(arguments[0]), place)) {
      for (int k = 0; ; k++) {
        await(recorder, recorder.begin(LabelEvents.range(k, k + 1, 2)));
      }
    } catch (CampaignLockedException e) {
      System.out.println("lost: " + e.getMessage());
      System.exit(LOST);
    }
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  private static void await(Recorder recorder, CompletableFuture<Integer> kept) throws Exception {
    while (true) {
      try {
        System.out.println("recorded " + kept.get(100, TimeUnit.MILLISECONDS));
        return;
      } catch (TimeoutException notYet) {
        recorder.journal().requireHeld();
      }
    }
  }
}
