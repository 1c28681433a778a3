package org.athanor.persistence.journal;

import java.nio.file.Path;

/** A journal that is not whole. It is refused, and its files are left as they were found. */
public final class DamagedJournalException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DamagedJournalException(Path file, String damage, Throwable cause) {
    super(
        "journal "
            + file
            + ": "
            + damage
            + "; the files were left as they are: restore journal.db, journal.db-wal and"
            + " journal.seal together from a copy",
        cause);
  }

  DamagedJournalException(Path file, String damage) {
    this(file, damage, null);
  }
}
