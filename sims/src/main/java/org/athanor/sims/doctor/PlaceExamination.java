package org.athanor.sims.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.athanor.sims.status.Format;

/**
 * A folder that a run writes to, which may not be there yet: whether it can be written, and how
 * much room there is.
 *
 * @param topic what it is for
 */
record PlaceExamination(String topic, Path folder) implements Examination {
  private static final double GB = 1e9;
  private static final double LEAST = 0.1 * GB;
  private static final double COMFORTABLE = 2 * GB;

  @Override
  public void examine(Consumer<Diagnosis> found) {
    Path there = nearest(folder.toAbsolutePath());
    try {
      Files.delete(Files.createTempFile(there, "athanor-doctor", ".tmp"));
      found.accept(room(there, (double) Files.getFileStore(there).getUsableSpace()));
    } catch (IOException e) {
      found.accept(
          Diagnosis.fail(
              topic, there + " cannot be written: " + e, "change its owner, or take another"));
    }
  }

  private Diagnosis room(Path there, double bytes) {
    String amount = Format.figures(bytes / GB, 3) + " GB free in " + there;
    if (bytes < LEAST) {
      return Diagnosis.fail(topic, amount, "make room, at least " + LEAST / GB + " GB");
    }
    return bytes < COMFORTABLE
        ? Diagnosis.warn(topic, amount, "that is little: journals and scratch files take gigabytes")
        : Diagnosis.pass(topic, amount);
  }

  /** Itself, or the folder in which it will be made. */
  static Path nearest(Path path) {
    Path there = path;
    while (!Files.isDirectory(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return there;
  }
}
