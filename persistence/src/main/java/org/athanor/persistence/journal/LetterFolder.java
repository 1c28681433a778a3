package org.athanor.persistence.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.athanor.persistence.formats.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters as files in {@code letters/} of a campaign's directory, which reach every process that
 * sees the directory.
 *
 * <p>Each says to which process it goes, by its number, its start and its host: one that was
 * written for a process that is gone is for nobody, and the next process throws it away.
 */
final class LetterFolder implements Letters {
  private static final Logger LOG = LoggerFactory.getLogger(LetterFolder.class);
  private static final String HEADER = "athanor letter 1";
  private static final String LETTER = ".letter";
  private static final String ANSWER = ".answer";

  private final Path folder;
  private final String holder;
  private boolean warned;

  private LetterFolder(Path directory, String holder) {
    this.folder = directory.resolve("letters");
    this.holder = holder;
  }

  /** That of a directory and of the process that holds it, which is called so. */
  static LetterFolder of(Path directory, String holder) {
    return new LetterFolder(directory, holder);
  }

  /** Throws away answers to letters of an earlier holder. */
  LetterFolder swept() throws IOException {
    for (Path answer : files("*" + ANSWER)) {
      Files.deleteIfExists(answer);
    }
    return this;
  }

  @Override
  public List<Letter> taken() {
    List<Letter> letters = new ArrayList<>();
    try {
      for (Path file : files("*" + LETTER)) {
        take(file).ifPresent(letters::add);
      }
      warned = false;
    } catch (IOException unreadable) {
      // Whoever cannot be heard is no reason to stop; he sees that nobody answers.
      if (!warned) {
        LOG.warn("letters in {} cannot be taken: {}", folder, unreadable.toString());
      }
      warned = true;
    }
    return letters;
  }

  @Override
  public void answer(Letter letter, String text) {
    try {
      WholeFile.write(file(letter.id(), ANSWER), text);
    } catch (IOException unwritable) {
      LOG.warn("letter {} cannot be answered: {}", letter.id(), unwritable.toString());
    }
  }

  /** Writes a letter. */
  void send(Letter letter) {
    try {
      Files.createDirectories(folder);
      WholeFile.write(file(letter.id(), LETTER), HEADER + "\nto " + holder + "\n" + letter.text());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written to", e);
    }
  }

  /** The answer to a letter, once. */
  Optional<String> answered(UUID id) {
    Path file = file(id, ANSWER);
    try {
      String text = Files.readString(file);
      Files.deleteIfExists(file);
      return Optional.of(text);
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /** Takes a letter back; whether nobody had taken it. */
  boolean withdrawn(UUID id) {
    try {
      return Files.deleteIfExists(file(id, LETTER));
    } catch (IOException e) {
      throw new UncheckedIOException(file(id, LETTER) + " cannot be deleted", e);
    }
  }

  private Optional<Letter> take(Path file) throws IOException {
    String name = file.getFileName().toString();
    String[] parts;
    try {
      parts = Files.readString(file).split("\n", 3);
    } catch (NoSuchFileException withdrawn) {
      return Optional.empty();
    }
    Files.deleteIfExists(file);
    try {
      UUID id = UUID.fromString(name.substring(0, name.length() - LETTER.length()));
      boolean mine =
          parts.length == 3 && parts[0].equals(HEADER) && parts[1].equals("to " + holder);
      return mine ? Optional.of(new Letter(id, parts[2])) : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      LOG.warn("{} is no letter: {}", file, notOurs.getMessage());
      return Optional.empty();
    }
  }

  private Path file(UUID id, String kind) {
    return folder.resolve(id + kind);
  }

  private List<Path> files(String pattern) throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, pattern)) {
        all.forEach(files::add);
      }
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }
}
