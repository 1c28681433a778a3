package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.ExternalProgram.End;

/** Where calculations run: on this machine, or as jobs of others. Safe to be used by threads. */
public interface Place {
  /**
   * What a calculation left; only while it is read.
   *
   * @param folder that it ran in
   * @param beside other files about it, such as the job script and what that said
   */
  record Remains(Path folder, List<Path> beside) {
    /** Copies the list. */
    public Remains {
      beside = List.copyOf(beside);
    }
  }

  /**
   * What is made of a calculation that came to an end. Costs are there where a place knows them
   * better than the clock of whoever waits.
   *
   * @param <T> what it is
   */
  interface Reading<T> {
    /** The program ended by itself. */
    T ended(Remains left, End.Exited end, Optional<Cost> cost);

    /** It did not, for a reason. */
    T failed(Failure failure, Remains left, Optional<Cost> cost);
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

  /** Where calculations that gave no label are kept. */
  default FailedRuns failed() {
    return FailedRuns.NONE;
  }

  /** This place, with what failed kept. */
  default Place keeping(FailedRuns failed) {
    return new Keeping(this, failed);
  }
}
