package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.athanor.sims.cli.Main;
import picocli.CommandLine;

/** The command {@code athanor} in a JVM of its own, as a user starts it. */
final class Athanor implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED",
          // No Vector API: C1 makes no vectors of it, and a JVM that has it takes few classes from
          // a
          // cache. The JVM that runs the tests has it, and the bits have to be the same.
          "-XX:+UseSerialGC",
          // Short lives: half the time goes into compiling otherwise. The bits have to be the same.
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m",
          "-Dlogback.configurationFile=logback.xml",
          "-Djava.awt.headless=true");

  /** Made when the first trial starts a process. */
  private static final class Program {
    private static final List<String> START = Installation.start(FLAGS);
  }

  /** Of a machine that has much else to do. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final Path output;
  private final Path errors;

  private Athanor(Process process, Path output, Path errors) {
    this.process = process;
    this.output = output;
    this.errors = errors;
  }

  /**
   * A shell has what it starts in the background ignore Ctrl-C, and children inherit that: this
   * undoes it (GNU env).
   */
  private static final List<String> HEARS_INTERRUPTS =
      System.getProperty("os.name").equals("Linux")
          ? List.of("env", "--default-signal=INT")
          : List.of();

  /** Starts it; what it says goes to files in {@code folder}. */
  static Athanor start(Path folder, String... arguments) throws IOException {
    return start(Map.of(), folder, arguments);
  }

  /** Starts it with more variables in its environment. */
  static Athanor start(Map<String, String> environment, Path folder, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(HEARS_INTERRUPTS);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Program.START);
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "said", ".out");
    Path errors = Files.createTempFile(folder, "said", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(environment);
    return new Athanor(builder.start(), output, errors);
  }

  /** Starts {@code run} on a campaign. */
  static Athanor run(Path file, Path directory) throws IOException {
    return start(file.getParent(), "run", file.toString(), "--directory", directory.toString());
  }

  /** Runs a command in this JVM. */
  static Answer here(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    ByteArrayOutputStream complained = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
      line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
      int status = line.execute(arguments);
      return new Answer(
          status,
          said.toString(StandardCharsets.UTF_8),
          complained.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Runs {@code run} on a campaign in this JVM. */
  static Answer runHere(Path file, Path directory, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("run", file.toString(), "--directory", directory.toString()));
    arguments.addAll(List.of(more));
    return here(arguments.toArray(String[]::new));
  }

  /** Waits for its end. */
  Answer answer() throws IOException, InterruptedException {
    return answer(PATIENCE);
  }

  Answer answer(Duration patience) throws IOException, InterruptedException {
    boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
    String said = Files.readString(errors);
    assertThat(ended).as("it ended within %s; it said %s", patience, said).isTrue();
    return new Answer(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  /** What it said on standard output so far. */
  String said() throws IOException {
    return Files.readString(output);
  }

  /** Whether it has ended by itself within this time. */
  boolean endsWithin(int milliseconds) throws InterruptedException {
    return process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kill -9; whether it was still alive when it was hit. */
  boolean kill() throws InterruptedException {
    process.destroyForcibly();
    return process.waitFor() == 128 + 9;
  }

  /** Ctrl-C. */
  void interrupt() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor())
        .isZero();
  }

  long pid() {
    return process.pid();
  }

  /** Ends it, however the trial went. */
  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
