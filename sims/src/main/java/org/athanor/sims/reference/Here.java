package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.ExternalProgram.End;

/** This machine: each calculation in a folder of its own that is gone afterwards. */
public final class Here implements Place {
  @Override
  public <T> T run(Path scratch, Errand errand, Reading<T> reading)
      throws IOException, InterruptedException {
    Path folder = Owner.self().folder(scratch);
    try {
      Errand.Launch launch = errand.preparation().in(folder);
      Interference outside = Interference.watch();
      long began = System.nanoTime();
      End end =
          new ExternalProgram(launch.environment(), errand.limit()).run(folder, launch.command());
      Remains left = new Remains(folder, List.of());
      Optional<Cost> cost = cost((System.nanoTime() - began) * 1e-9, errand.cores());
      return switch (end) {
        case End.NotStarted not ->
            reading.failed(new Failure.Unavailable(not.reason()), left, cost);
        case End.Stopped stopped ->
            reading.failed(new Failure.OutOfTime(stopped.limit()), left, cost);
        case End.Exited exited -> {
          Optional<Failure> ended = outside.with(exited.status());
          yield ended.isPresent()
              ? reading.failed(ended.get(), left, cost)
              : reading.ended(left, exited, cost);
        }
      };
    } finally {
      Folders.delete(folder);
    }
  }

  private static Optional<Cost> cost(double seconds, int cores) {
    return cores == 1 ? Optional.empty() : Optional.of(new Cost(seconds, cores));
  }

  /** Nothing was kept. */
  @Override
  public void stored(Path scratch, String label) {}
}
