package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a campaign that people may take with them: a list that is made by looking into the
 * folder, so that what somebody asks for is compared with names and never becomes a path.
 */
final class Downloads {
  private static final List<String> NAMES =
      List.of("dataset.extxyz", "test.extxyz", "report.html", "report.txt", "ledger.csv");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Path directory;

  Downloads(Path directory) {
    this.directory = directory;
  }

  /** A file under the name by which it is asked for; empty if it is not one that is given away. */
  Optional<Path> find(String name) {
    return Optional.ofNullable(all().get(name));
  }

  /** Schema {@code athanor/page-files} version 1 (docs/commands.md). */
  ObjectNode json() {
    ObjectNode json = Json.document("athanor/page-files");
    ArrayNode files = json.putArray("files");
    all().forEach((name, file) -> files.addObject().put("name", name).put("bytes", size(file)));
    return json;
  }

  private Map<String, Path> all() {
    Map<String, Path> files = new LinkedHashMap<>();
    NAMES.forEach(name -> add(files, name, directory.resolve(name)));
    Path potential = directory.resolve("potential");
    if (Files.isDirectory(potential, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> inside = Files.list(potential)) {
        inside
            .filter(file -> PLAIN.matcher(file.getFileName().toString()).matches())
            .sorted()
            .forEach(file -> add(files, "potential/" + file.getFileName(), file));
      } catch (IOException e) {
        throw new UncheckedIOException(potential + " cannot be read", e);
      }
    }
    return files;
  }

  /** Links may lead anywhere. */
  private static void add(Map<String, Path> files, String name, Path file) {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      files.put(name, file);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
