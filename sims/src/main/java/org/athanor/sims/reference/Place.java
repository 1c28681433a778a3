package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.ExternalProgram.End;

/** Where calculations run: on this machine, or as jobs of others. Safe to be used by threads. */
public interface Place {
  /**
   * What is made of a calculation that came to an end. Costs are there where a place knows them
   * better than the clock of whoever waits.
   *
   * @param <T> what it is
   */
  interface Reading<T> {
    /** The program ended by itself and left what it left in {@code folder}. */
    T ended(Path folder, End.Exited end, Optional<Cost> cost);

    /** It did not, for a reason. */
    T failed(Failure failure, Optional<Cost> cost);
  }

  /**
   * Has a calculation made and waits for its end; what it leaves is there while it is read.
   *
   * @param scratch where its folder is made
   * @throws InterruptedException if the thread was interrupted; what runs on this machine is ended
   */
  <T> T run(Path scratch, Errand errand, Reading<T> reading)
      throws IOException, InterruptedException;

  /**
   * The outcome of a label is on disk: what was kept in {@code scratch} to come by it again may go.
   *
   * @param label by which its errands were known
   */
  void stored(Path scratch, String label);
}
