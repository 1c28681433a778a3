package org.athanor.persistence.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.formats.Frame;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;

/**
 * Writes frames in a format, reads them back, and puts them in their place only if they are the
 * same.
 */
public final class Conversion {
  /** A virial that went through another unit may differ by this much of its largest component. */
  private static final double ROUNDING = 1e-13;

  private Conversion() {}

  /**
   * Writes frames.
   *
   * @param place where no folder is yet; a file is replaced
   * @return what was written, and what the format has no place for
   * @throws IllegalArgumentException if the format cannot keep them, or something is in the way
   * @throws IllegalStateException if what was written does not read back to the same frames
   * @throws IOException if it cannot be written
   */
  public static Kept write(FrameFormat format, Path place, List<Frame> frames) throws IOException {
    if (Files.isDirectory(place)) {
      throw new IllegalArgumentException(
          place + ": expected nothing there yet, or a file, got a folder");
    }
    Kept kept = format.kept(frames);
    Path part = place.resolveSibling(place.getFileName() + ".part");
    try {
      delete(part);
      format.write(part, kept.frames());
      requireSame(format, kept.frames(), format.read(part, List.of()));
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
      return kept;
    } finally {
      delete(part);
    }
  }

  private static void delete(Path place) throws IOException {
    if (Files.exists(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void requireSame(FrameFormat format, List<Frame> written, List<Frame> read) {
    if (read.size() != written.size()) {
      throw new IllegalStateException(
          format.name() + ": wrote " + written.size() + " structures, read " + read.size());
    }
    for (int k = 0; k < read.size(); k++) {
      if (!same(written.get(k), read.get(k))) {
        throw new IllegalStateException(
            format.name()
                + ": structure "
                + (k + 1)
                + " does not read back as it was written: "
                + written.get(k)
                + ", read "
                + read.get(k));
      }
    }
  }

  private static boolean same(Frame written, Frame read) {
    return written.structure().equals(read.structure())
        && written.labels().isPresent() == read.labels().isPresent()
        && (written.labels().isEmpty()
            || same(written.labels().get(), read.labels().orElseThrow()));
  }

  private static boolean same(Labels written, Labels read) {
    return written.energy() == read.energy()
        && written.forces().equals(read.forces())
        && same(written.virial(), read.virial());
  }

  private static boolean same(Optional<Matrix3> written, Optional<Matrix3> read) {
    if (written.isEmpty() || read.isEmpty()) {
      return written.isEmpty() && read.isEmpty();
    }
    double difference = written.get().plus(read.get().times(-1)).largestAbsolute();
    return difference <= ROUNDING * written.get().largestAbsolute();
  }
}
