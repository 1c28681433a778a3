package org.athanor.persistence.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.codec.UnreadableEventException;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelId;

/**
 * A folder of labels, one file each, found by their identity: {@code ab/abcd….label}, the bytes of
 * a {@link LabelRecalled} event.
 *
 * <p>A file appears whole or not at all and never changes, so any number of campaigns may share the
 * folder. Since an identity stands for structure and physics, a label is the same whoever wrote it.
 */
public final class LabelFolder {
  private final Path folder;

  /** The labels in this folder; it is made when the first one is kept. */
  public LabelFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The label with this identity.
   *
   * @throws UncheckedIOException if its file cannot be read
   * @throws UnreadableEventException if its file is damaged or another label's
   */
  public Optional<Labels> find(LabelId id) {
    Path file = file(id);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      LabelEvent event = EventCodecs.LABEL.decode(Files.readAllBytes(file));
      if (event instanceof LabelRecalled label && label.id().equals(id)) {
        return Optional.of(label.labels());
      }
      throw new UnreadableEventException(
          file + ": expected label " + id.brief() + ", got another event");
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * All labels that are here.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<LabelId> ids() throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".label"))
          .map(name -> new LabelId(name.replaceFirst("\\.label$", "")))
          .sorted(Comparator.comparing(LabelId::digest))
          .toList();
    }
  }

  /**
   * Keeps a label, on disk when this returns.
   *
   * @param at when it came to be known
   * @throws UncheckedIOException if the folder cannot be written to
   */
  public void keep(LabelId id, Labels labels, Instant at) {
    Path file = file(id);
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), id.brief(), ".part");
      Files.write(part, EventCodecs.LABEL.encode(new LabelRecalled(id, labels, at)));
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  private Path file(LabelId id) {
    return folder.resolve(id.digest().substring(0, 2)).resolve(id.digest() + ".label");
  }
}
