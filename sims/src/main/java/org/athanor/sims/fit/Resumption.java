package org.athanor.sims.fit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.athanor.potentials.uncertainty.CalibratedFit;

/**
 * Where a long fit keeps what it has done, so that the same task goes on with it.
 *
 * @param task what is fitted and how: only the same goes on
 * @param folder where it is kept; nothing is if empty
 * @param apart how often what was absorbed is kept
 */
public record Resumption(Digest task, Optional<Path> folder, Duration apart) {
  /** Nothing is kept. */
  public static final Resumption NONE =
      new Resumption(Digest.of(""), Optional.empty(), Duration.ZERO);

  /** Of a refinement. */
  Checkpoint refinement() {
    return folder.map(at -> Checkpoint.at(at.resolve("refinement.bin"))).orElse(Checkpoint.none());
  }

  private Optional<Path> absorbing() {
    return folder.map(at -> at.resolve("absorbing.bin"));
  }

  /** What of this task was absorbed before. */
  Optional<Sums> absorbed() {
    try {
      if (absorbing().filter(Files::isRegularFile).isEmpty()) {
        return Optional.empty();
      }
      Sums kept = Sums.open(absorbing().get());
      return SumsHeader.of(kept.header()).task().equals(task)
          ? Optional.of(kept)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(absorbing().get() + " cannot be read", e);
    }
  }

  void keep(SumsHeader header, CalibratedFit fit) {
    if (absorbing().isEmpty()) {
      return;
    }
    try {
      Sums.write(absorbing().get(), header.json(), fit);
    } catch (IOException e) {
      throw new UncheckedIOException(absorbing().get() + " cannot be written", e);
    }
  }

  /** Keeps nothing any more: the task is done. */
  public void clear() {
    refinement().clear();
    absorbing().ifPresent(file -> Checkpoint.at(file).clear());
  }
}
