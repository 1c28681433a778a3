package org.athanor.sims.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.athanor.config.BadConfiguration;
import org.athanor.persistence.journal.Journal;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.cluster.JoinKey;

/**
 * Where other machines come in: whether this machine can listen there, and whether the key is the
 * owner's alone.
 *
 * @param listen as the campaign file says
 * @param directory of the campaign
 */
record EntranceExamination(String listen, Path directory) implements Examination {
  private static final String SETTING = "machines.listen";
  private static final Set<PosixFilePermission> OWN =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  @Override
  public void examine(Consumer<Diagnosis> found) {
    found.accept(address());
    found.accept(key());
  }

  private Diagnosis address() {
    try {
      Address at = Address.parse(SETTING, listen);
      if (Files.isDirectory(directory) && Journal.isHeld(directory)) {
        return Diagnosis.pass("entrance", at.text() + ", where the campaign that runs may listen");
      }
      at.requireFree(SETTING);
      return Diagnosis.pass("entrance", at.text() + " is free");
    } catch (BadConfiguration e) {
      return Diagnosis.fail(
          "entrance",
          e.getMessage(),
          "take a name or number of this machine, or another port (0 takes a free one)");
    }
  }

  private Diagnosis key() {
    Path file = directory.resolve(JoinKey.NAME);
    if (!Files.exists(file)) {
      return Diagnosis.pass("key", file + " will be made");
    }
    try {
      PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      if (view != null && !OWN.containsAll(view.readAttributes().permissions())) {
        return Diagnosis.fail(
            "key",
            file
                + ": expected it to be read by its owner alone, since whoever has it is let in, got "
                + PosixFilePermissions.toString(view.readAttributes().permissions()),
            "chmod 600 " + file + "; if others may have read it, delete it: a new one is made");
      }
      JoinKey.read(file);
      return Diagnosis.pass("key", file + ", read by its owner alone");
    } catch (BadConfiguration e) {
      return Diagnosis.fail("key", e.getMessage(), "delete it: a new one is made");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be looked at", e);
    }
  }
}
