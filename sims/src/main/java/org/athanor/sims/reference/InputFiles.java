package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.athanor.potentials.structure.Element;

/**
 * The files that a code reads besides its input, with the hashes they had when it was opened:
 * pseudopotentials of the elements, and what is read for any structure (basis sets, setups,
 * potentials).
 *
 * <p>Codes fall back to folders of their own without a word when a file is missing, so every file
 * is checked and copied for each calculation.
 */
final class InputFiles {
  /** A file and its hashes in hexadecimal. */
  record Entry(Path file, String sha256, String md5) {
    String name() {
      return file.getFileName().toString();
    }
  }

  private final String code;
  private final boolean forElements;
  private final SortedMap<String, Entry> elements = new TreeMap<>();
  private final SortedMap<String, Entry> always = new TreeMap<>();

  private InputFiles(String code, boolean forElements) {
    this.code = code;
    this.forElements = forElements;
  }

  /**
   * Reads and hashes pseudopotentials; every element needs one.
   *
   * @param elements the pseudopotential of each element, by symbol
   * @throws IOException if one is missing
   */
  static InputFiles ofElements(String code, Map<String, Path> elements) throws IOException {
    InputFiles all = new InputFiles(code, true);
    for (Map.Entry<String, Path> element : elements.entrySet()) {
      Element.of(element.getKey());
      String what = "the pseudopotential of " + element.getKey();
      all.elements.put(element.getKey(), all.entry(element.getValue(), what));
    }
    return all;
  }

  /**
   * Reads and hashes files that are there for any structure.
   *
   * @throws IOException if one is missing, or two have the same name
   */
  static InputFiles always(String code, List<Path> files) throws IOException {
    InputFiles all = new InputFiles(code, false);
    for (Path file : files) {
      Entry entry = all.entry(file, "a file it reads");
      if (all.always.put(entry.name(), entry) != null) {
        throw new IOException(code + ": two files have the name " + entry.name());
      }
    }
    return all;
  }

  private Entry entry(Path file, String what) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      String target =
          Files.isSymbolicLink(file) ? ", a link to " + Files.readSymbolicLink(file) : "";
      throw new IOException(code + ": " + what + " is missing or cannot be read: " + file + target);
    }
    byte[] bytes = Files.readAllBytes(file);
    return new Entry(file, hash("SHA-256", bytes), hash("MD5", bytes));
  }

  /** Pseudopotentials by symbol. */
  SortedMap<String, Entry> elements() {
    return elements;
  }

  /** Copies the files for these elements; says what is missing or has changed, if anything. */
  Optional<String> copy(SortedSet<Integer> atomicNumbers, Path folder) throws IOException {
    if (forElements) {
      for (int z : atomicNumbers) {
        String symbol = Element.of(z).symbol();
        if (!elements.containsKey(symbol)) {
          return Optional.of("a pseudopotential of " + symbol + " in the settings of " + code);
        }
        Optional<String> missing = copy(elements.get(symbol), "pseudopotential", folder);
        if (missing.isPresent()) {
          return missing;
        }
      }
    }
    for (Entry entry : always.values()) {
      Optional<String> missing = copy(entry, "file", folder);
      if (missing.isPresent()) {
        return missing;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> copy(Entry entry, String what, Path folder) throws IOException {
    if (!Files.isReadable(entry.file())) {
      return Optional.of("the " + what + " file " + entry.file());
    }
    byte[] bytes = Files.readAllBytes(entry.file());
    if (!hash("SHA-256", bytes).equals(entry.sha256())) {
      return Optional.of("the " + what + " " + entry.file() + " as it was when the campaign began");
    }
    Files.write(folder.resolve(entry.name()), bytes);
    return Optional.empty();
  }

  /** The contents of all of them; folders do not count, names of the second kind do. */
  String physics() {
    StringBuilder text = new StringBuilder();
    elements.forEach(
        (symbol, entry) ->
            text.append("pseudopotential " + symbol + " sha256 " + entry.sha256() + "\n"));
    always.forEach(
        (name, entry) -> text.append("file " + name + " sha256 " + entry.sha256() + "\n"));
    return text.toString();
  }

  private static String hash(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }
}
