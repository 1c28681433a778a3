package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.persistence.journal.JournalPlace.Login;
import org.athanor.persistence.journal.JournalPlace.Server;
import org.athanor.persistence.journal.JournalPlace.Terms;

/**
 * {@code journal.place}: where the journal of a directory is kept, if not in it.
 *
 * <p>Written as lines of a key and its value. It names the variable that holds the password, and
 * never the password.
 *
 * @param journal made with the tables, so that another journal under the same name is noticed
 */
record PlaceNote(UUID journal, Server place) {
  private static final String NAME = "journal.place";
  private static final String HEADER = "athanor journal place 1";

  static Path in(Path directory) {
    return directory.resolve(NAME);
  }

  static Optional<PlaceNote> read(Path directory) {
    Path file = in(directory);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
        throw new IllegalArgumentException(file + ": expected it to begin with \"" + HEADER + "\"");
      }
      return Optional.of(parse(file, lines.subList(1, lines.size())));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  static void write(Path directory, Server place, UUID journal) throws IOException {
    StringBuilder lines = new StringBuilder(HEADER + "\njournal " + journal);
    lines.append("\nurl ").append(place.url()).append("\nschema ").append(place.schema());
    place.login().user().ifPresent(user -> lines.append("\nuser ").append(user));
    place
        .login()
        .passwordVariable()
        .ifPresent(name -> lines.append("\npassword-variable ").append(name));
    WholeFile.write(
        in(directory),
        lines.append('\n').toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /**
   * Makes sure that a journal of this directory that there is already is kept where it is asked
   * for.
   *
   * @throws IllegalArgumentException if it is kept elsewhere
   */
  static void requireSame(Path directory, JournalPlace asked) {
    Optional<PlaceNote> note = read(directory);
    switch (asked) {
      case JournalPlace.Embedded here -> {
        if (note.isPresent()) {
          throw elsewhere(directory, note.get().store().name(), "journal.db");
        }
      }
      case Server server -> {
        if (Database.exists(directory)) {
          throw elsewhere(directory, "journal.db", new PostgresStore(server).name());
        }
        if (note.isPresent() && !note.get().place().schema().equals(server.schema())) {
          throw elsewhere(directory, note.get().store().name(), new PostgresStore(server).name());
        }
      }
    }
  }

  PostgresStore store() {
    return new PostgresStore(place);
  }

  private static IllegalArgumentException elsewhere(Path directory, String kept, String asked) {
    return new IllegalArgumentException(
        "campaign directory "
            + directory
            + ": its journal is kept in "
            + kept
            + ", but machines.journal asks for "
            + asked
            + "; ask for the former, or take another directory");
  }

  private static PlaceNote parse(Path file, List<String> lines) {
    Map<String, String> entries = new HashMap<>();
    for (String line : lines) {
      int space = line.indexOf(' ');
      if (space > 0) {
        entries.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    for (String key : List.of("journal", "url", "schema")) {
      if (!entries.containsKey(key)) {
        throw new IllegalArgumentException(file + ": expected a line \"" + key + " …\", got none");
      }
    }
    Login login =
        new Login(
            Optional.ofNullable(entries.get("user")),
            Optional.ofNullable(entries.get("password-variable")));
    return new PlaceNote(
        UUID.fromString(entries.get("journal")),
        new Server(entries.get("url"), login, entries.get("schema"), Terms.USUAL));
  }
}
