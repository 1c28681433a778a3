package org.athanor.sims.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.athanor.persistence.identity.LabelIdentities;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calculations that gave no label, kept for people to look at: one folder for each label and
 * attempt, with what the program read and wrote, and {@code reason.txt}.
 *
 * <p>Whatever goes wrong with keeping is a warning and no more. A folder is filled under another
 * name and then renamed, so that none is ever half there. Safe to be used by threads.
 */
public final class FailedRuns {
  /** Keeps nothing. */
  public static final FailedRuns NONE =
      new FailedRuns(
          Optional.empty(),
          "",
          new Terms(new Room(0, 0), LabelLimits.NONE, UnaryOperator.identity()));

  /** The folder of a reference that is not there: of all structures, the latest time only. */
  private static final String UNAVAILABLE = "unavailable";

  private static final Logger LOG = LoggerFactory.getLogger(FailedRuns.class);

  /** One calculation takes at most this part of the room, however many files it has. */
  private static final int SHARES = 5;

  private final Optional<Path> folder;
  private final String place;
  private final Terms terms;

  private FailedRuns(Optional<Path> folder, String place, Terms terms) {
    this.folder = folder;
    this.place = place;
    this.terms = terms;
  }

  /**
   * How much is kept.
   *
   * @param bytes of all together; 0 keeps nothing
   * @param bytesOfFile a larger file is not kept, and of what a program prints only the end
   */
  public record Room(long bytes, long bytesOfFile) {}

  /**
   * What is kept, and how it is called.
   *
   * @param room for it
   * @param limits labels beyond them have failed, too
   * @param physics of the labels, from that of what computes them
   */
  public record Terms(Room room, LabelLimits limits, UnaryOperator<ReferenceIdentity> physics) {}

  /**
   * What a program was asked.
   *
   * @param computed physics of what computes it
   * @param attempt 1 for the first
   */
  public record Asked(Structure structure, ReferenceIdentity computed, int attempt) {}

  /**
   * Keeps them in a folder, which is made when something fails; removes what a killed process left
   * half done there.
   *
   * @param place how people find the folder
   */
  public static FailedRuns in(Path folder, String place, Terms terms) throws IOException {
    if (terms.room().bytes() == 0) {
      return NONE;
    }
    if (Files.isDirectory(folder)) {
      Orphans.clear(folder);
    }
    return new FailedRuns(Optional.of(folder), place, terms);
  }

  /** Of a structure's label, as people know it. */
  String label(Structure structure, ReferenceIdentity computed) {
    return LabelIdentities.of(structure, terms.physics().apply(computed)).digest();
  }

  /**
   * What came of a calculation; of one that gave no label, with the place where it is kept. Earlier
   * attempts at what is labelled now are of no interest any more.
   */
  LabelOutcome looked(LabelOutcome outcome, FailedRun run) {
    return switch (outcome) {
      case LabelOutcome.Failed failed -> kept(failed, run);
      case LabelOutcome.Labeled labeled -> {
        Optional<Failure> objection =
            terms.limits().objection(labeled.labels(), run.structure().size());
        if (objection.isPresent()) {
          yield kept(new LabelOutcome.Failed(objection.get(), labeled.cost()), run);
        }
        drop(run.label());
        yield labeled;
      }
    };
  }

  private LabelOutcome kept(LabelOutcome.Failed failed, FailedRun run) {
    return new LabelOutcome.Failed(failed.failure(), failed.cost(), keep(failed.failure(), run));
  }

  /**
   * Keeps what a program that is alive between labels was at when it failed.
   *
   * @param folder that it works in; the input there is that of the first structure it was asked
   *     about
   * @return where it is kept; empty if it is not
   */
  public Optional<String> alive(Failure failure, Asked asked, Cost cost, Path folder) {
    String input = "(alive between labels; its input is that of the first structure)";
    FailedRun.Start start = new FailedRun.Start(List.of(asked.computed().name(), input), cost);
    String label = label(asked.structure(), asked.computed());
    Place.Remains left = new Place.Remains(folder, List.of());
    return keep(failure, new FailedRun(asked.structure(), label, asked.attempt(), start, left));
  }

  /** Its label is there: earlier attempts at it are of no interest any more. */
  public void labeled(Asked asked) {
    if (folder.isPresent()) {
      drop(label(asked.structure(), asked.computed()));
    }
  }

  /** Keeps one; where, if it did. */
  private synchronized Optional<String> keep(Failure failure, FailedRun run) {
    Optional<String> name = name(failure, run);
    if (folder.isEmpty() || name.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> part = Optional.empty();
    try {
      part = Optional.of(Owner.self().folder(Files.createDirectories(folder.get())));
      Room room = terms.room();
      run.write(failure, part.get(), new Room(room.bytes() / SHARES, room.bytesOfFile()));
      Path whole = folder.get().resolve(name.get());
      if (Files.exists(whole)) {
        Folders.delete(whole); // Of an earlier ladder of the same label, or of an earlier time.
      }
      Files.move(part.get(), whole, StandardCopyOption.ATOMIC_MOVE);
      makeRoom(whole);
      return name.map(one -> place + "/" + one);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("what failed cannot be kept in {}", folder.get(), e);
      part.ifPresent(Folders::delete);
      return Optional.empty();
    }
  }

  /** Empty where there is nothing to look at: nobody knows how far it came, or it was stopped. */
  private static Optional<String> name(Failure failure, FailedRun run) {
    return switch (failure) {
      case Failure.Lost f -> Optional.empty();
      case Failure.Unavailable f -> Optional.of(UNAVAILABLE);
      case Failure.NotConverged f -> Optional.of(run.name());
      case Failure.OutOfMemory f -> Optional.of(run.name());
      case Failure.OutOfTime f -> Optional.of(run.name());
      case Failure.Crashed f -> Optional.of(run.name());
      case Failure.Unreadable f -> Optional.of(run.name());
      case Failure.Unphysical f -> Optional.of(run.name());
      case Failure.GeometryRefused f -> Optional.of(run.name());
    };
  }

  private synchronized void drop(String label) {
    if (folder.filter(Files::isDirectory).isEmpty()) {
      return;
    }
    try {
      for (Path one : all()) {
        if (one.getFileName().toString().startsWith(FailedRun.brief(label) + "-")) {
          Folders.delete(one);
        }
      }
    } catch (IOException e) {
      LOG.warn("earlier attempts at {} cannot be removed from {}", label, folder.get(), e);
    }
  }

  private void makeRoom(Path latest) throws IOException {
    record Kept(Path path, long bytes, long at) {}
    List<Kept> all = new ArrayList<>();
    for (Path path : all()) {
      all.add(new Kept(path, size(path), Files.getLastModifiedTime(path).toMillis()));
    }
    long bytes = all.stream().mapToLong(Kept::bytes).sum();
    all.sort(Comparator.comparingLong(Kept::at).thenComparing(Kept::path));
    for (Kept oldest : all) {
      if (bytes > terms.room().bytes() && !oldest.path().equals(latest)) {
        Folders.delete(oldest.path());
        bytes -= oldest.bytes();
      }
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> entries = Files.list(folder.orElseThrow())) {
      return entries.filter(Files::isDirectory).toList();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}
