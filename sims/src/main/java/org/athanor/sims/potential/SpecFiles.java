package org.athanor.sims.potential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The files that the text of a potential names. */
public final class SpecFiles {
  private SpecFiles() {}

  /**
   * Names of files, as the text has them; what these import or include in turn is not among them.
   *
   * @param directory against which the names are resolved
   * @param spec as {@link PotentialSpec} takes it
   */
  public static List<String> of(Path directory, String spec) {
    if (Files.exists(directory.resolve(spec))) {
      return List.of(fitted(directory, spec));
    }
    List<String> files = new ArrayList<>();
    for (String part : parts(spec)) {
      files.addAll(ofPart(directory, part));
    }
    return List.copyOf(files);
  }

  /**
   * The text with every file's name replaced by the SHA-256 of its contents: what the potential is,
   * wherever its files lie.
   *
   * @param spec of a potential that could be read
   * @throws IOException if a file cannot be read
   */
  public static String contents(Path directory, String spec) throws IOException {
    if (Files.exists(directory.resolve(spec))) {
      return sha256(directory.resolve(fitted(directory, spec)));
    }
    List<String> parts = new ArrayList<>();
    for (String part : parts(spec)) {
      parts.add(contentsOfPart(directory, part));
    }
    return String.join("+", parts);
  }

  private static String contentsOfPart(Path directory, String part) throws IOException {
    List<String> files = ofPart(directory, part);
    if (files.isEmpty()) {
      return part;
    }
    List<String> hashes = new ArrayList<>();
    for (String file : files) {
      hashes.add(sha256(directory.resolve(file)));
    }
    String named = ":" + String.join(",", files) + ":";
    String described = String.join(",", hashes);
    return part.contains(named) ? part.replace(named, ":" + described + ":") : described;
  }

  private static List<String> parts(String spec) {
    return List.of(spec.split("\\+", -1));
  }

  private static List<String> ofPart(Path directory, String part) {
    String[] words = part.split(":", -1);
    return switch (words[0]) {
      case "sw", "tersoff", "eam", "ace", "born-ewald", "ase", "snap" ->
          words.length > 1 ? List.of(words[1].split(",", -1)) : List.of();
      case "zhou", "tb", "lj", "zbl" -> List.of();
      default -> List.of(fitted(directory, part));
    };
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return "sha256-" + HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String fitted(Path directory, String name) {
    return Files.isDirectory(directory.resolve(name))
        ? Path.of(name).resolve("potential.txt").toString()
        : name;
  }
}
