package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;

/** Another place, with a folder for what failed there. */
record Keeping(Place place, FailedRuns failed) implements Place {
  @Override
  public <T> T run(Path scratch, Errand errand, Reading<T> reading)
      throws IOException, InterruptedException {
    return place.run(scratch, errand, reading);
  }

  @Override
  public void stored(Path scratch, String label) {
    place.stored(scratch, label);
  }
}
