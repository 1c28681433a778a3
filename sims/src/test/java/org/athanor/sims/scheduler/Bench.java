package org.athanor.sims.scheduler;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.reference.Command;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.Place;
import org.athanor.sims.reference.Program;

/** A program that labels, in shell, and what tests of places do with it. */
final class Bench {
  /** Energy −3.5 eV and the same force on every atom. */
  private static final String LABEL =
      """
      sed -e '2s/Properties=species:S:1:pos:R:3/&:REF_forces:R:3/' \\
        -e '2s/$/ REF_energy=-3.5/' -e '3,$s/$/ 0.1 0.2 0.3/' "$1" > "$2"
      """;

  /** Of a machine that has much else to do. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Path folder;

  Bench(Path folder) {
    this.folder = folder;
  }

  /** Two silicon atoms, somewhere else for every number. */
  static Structure structure(int number) {
    Random random = new Random(number);
    double shift = 0.05 * random.nextGaussian();
    return new Structure(
        Cell.periodic(0.1, 2.7, 2.75, 2.71, 0.02, 2.68, 2.65, 2.77, -0.05),
        Species.of(14, 14),
        Vectors.of(0, 0, 0, 1.42 + shift, 1.30, 1.38));
  }

  /**
   * A reference.
   *
   * @param first what the program does before it answers; each start leaves a line in started()
   */
  Reference reference(Place place, String name, String first, Duration limit) throws Exception {
    Path script =
        Files.writeString(
            folder.resolve(name + ".sh"), "echo begun >> '" + starts(name) + "'\n" + first + LABEL);
    Program program =
        new Program(List.of("/bin/sh", script.getFileName().toString()), Map.of(), limit, 1, place);
    return Command.open(program, name, "1", List.of(script), folder.resolve("scratch"));
  }

  private Path starts(String name) {
    return folder.resolve(name + ".started");
  }

  /** How often a reference's program was started. */
  int started(String name) throws IOException {
    return Files.exists(starts(name)) ? Files.readAllLines(starts(name)).size() : 0;
  }

  /**
   * Waits until the only calculation was started so often and its job's identity stands on disk: a
   * program may begin before whoever submitted it has been told under which identity.
   */
  void awaitStarted(String name, int times) {
    await().atMost(PATIENCE).until(() -> started(name) == times && jobs().size() == 1);
  }

  /** Ends what still runs for the tests in this folder, before the folder goes. */
  void end() {
    ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().orElse("").contains(folder.toString()))
        .forEach(ExternalProgram::kill);
  }

  /** Folders of calculations that are kept. */
  List<Path> kept() throws IOException {
    Path jobs = folder.resolve("scratch").resolve("jobs");
    if (!Files.exists(jobs)) {
      return List.of();
    }
    try (var files = Files.list(jobs)) {
      return files.sorted().toList();
    }
  }

  private List<Path> notes() throws IOException {
    return kept().stream().map(path -> path.resolve("job")).filter(Files::exists).toList();
  }

  /** Identities of the jobs of these folders. */
  List<String> jobs() throws IOException {
    List<String> jobs = new ArrayList<>();
    for (Path note : notes()) {
      jobs.add(Files.readString(note));
    }
    return jobs;
  }

  /** That of the only one. */
  String job() throws IOException {
    return jobs().getFirst();
  }

  /** As if the process had been killed before it had noted the identity. */
  void forgetJob() throws IOException {
    Files.delete(notes().getFirst());
  }

  /** Labels on a thread of its own, which an interrupt of the task stops. */
  static FutureTask<LabelOutcome> task(Reference reference, Structure structure) {
    FutureTask<LabelOutcome> task = new FutureTask<>(() -> reference.label(structure, List.of()));
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  static CompletableFuture<LabelOutcome> label(Reference reference, Structure structure) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return reference.label(structure, List.of());
          } catch (InterruptedException e) {
            throw new CompletionException(e);
          }
        },
        Thread.ofPlatform().daemon()::start);
  }

  static Failure failure(LabelOutcome outcome) {
    return switch (outcome) {
      case LabelOutcome.Failed failed -> failed.failure();
      case LabelOutcome.Labeled labeled -> throw new AssertionError("it was labelled: " + labeled);
    };
  }
}
