package org.athanor.persistence.journal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * The way to the process that holds the journal of a directory: through the directory, or through
 * the database where that keeps the journal.
 */
public sealed interface Post extends AutoCloseable permits FolderPost, DatabasePost {
  /** The process at the other end, for people. */
  String holder();

  /** Whether it still holds the journal. */
  boolean isThere();

  /**
   * Sends a text.
   *
   * @throws IllegalArgumentException if it is too long for this way
   */
  UUID send(String text);

  /** What it answered, once; empty while there is no answer. */
  Optional<String> answer(UUID letter);

  /** Gives a letter up, which may have been taken all the same. */
  void withdraw(UUID letter);

  @Override
  void close();

  /**
   * The way to whoever holds the journal of this directory; empty if nobody does.
   *
   * @throws JournalUnreachableException if its database does not answer
   */
  static Optional<Post> to(Path directory) {
    return PlaceNote.read(directory)
        .map(note -> DatabasePost.of(note.store()))
        .orElseGet(() -> FolderPost.of(directory));
  }
}
