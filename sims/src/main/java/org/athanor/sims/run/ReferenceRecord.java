package org.athanor.sims.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.athanor.config.BadConfiguration;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * The physics of the reference that a campaign began with, as {@code reference.txt} in its folder:
 * a program that was replaced, a template or a pseudopotential that was edited would mix labels
 * that do not belong together.
 */
final class ReferenceRecord {
  private static final String NAME = "reference.txt";

  private ReferenceRecord() {}

  /**
   * Keeps the physics of a campaign that begins, and holds a later run against them.
   *
   * @throws BadConfiguration if they are others, with the first line that differs
   */
  static void check(Path directory, boolean started, ReferenceIdentity identity) {
    Path file = directory.resolve(NAME);
    try {
      if (started && Files.isRegularFile(file)) {
        compare(file, Files.readString(file).lines().toList(), identity.physics().lines().toList());
      } else {
        Path fresh = Files.createTempFile(directory, NAME, ".new");
        Files.writeString(fresh, identity.physics());
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read or written", e);
    }
  }

  private static void compare(Path file, List<String> before, List<String> now) {
    Optional<Difference> first = Difference.first(before, now);
    if (first.isPresent()) {
      throw new BadConfiguration(
          "label.reference: the campaign's labels were computed with other physics ("
              + file
              + ":"
              + first.get().line()
              + "): "
              + first.get().text()
              + ". Take the change back, or begin another campaign with --directory.");
    }
  }
}
