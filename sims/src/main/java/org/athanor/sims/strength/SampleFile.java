package org.athanor.sims.strength;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.formats.WholeFile;

/**
 * The stress–strain curve as a file of comma-separated values, which grows while a run goes on.
 *
 * @param file where
 */
record SampleFile(Path file) {
  /**
   * Leaves the first {@code samples} of the file and drops the rest, which belongs to steps that
   * will be done again.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  void keep(int samples) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Sample.HEADER);
    if (samples > 0) {
      List<String> old = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (old.size() <= samples) {
        throw new IllegalArgumentException(
            file
                + ": expected "
                + samples
                + " samples, as the checkpoint beside it says, got "
                + Math.max(0, old.size() - 1));
      }
      lines.addAll(old.subList(1, samples + 1));
    }
    WholeFile.write(file, part -> Files.write(part, lines));
  }

  void append(Sample sample) throws IOException {
    Files.writeString(file, sample.line() + "\n", StandardOpenOption.APPEND);
  }

  /**
   * All samples.
   *
   * @throws IllegalArgumentException if a line is no sample; the message names it
   */
  List<Sample> read() throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Sample> samples = new ArrayList<>();
    for (int k = 1; k < lines.size(); k++) {
      try {
        samples.add(Sample.parse(lines.get(k)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ", line " + (k + 1) + ": " + e.getMessage(), e);
      }
    }
    return samples;
  }
}
