package org.athanor.sims.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.protocol.node.SupplyFile;
import org.athanor.sims.potential.SpecFiles;

/**
 * The campaign file and the files that it names by relative paths, as they are handed to another
 * machine. What it names by absolute paths has to be there, and shows in the reference's physics.
 */
public final class SupplyFiles {
  private static final String MAIN = "campaign.conf";

  /** Of all files; they are sent in one message of at most 64 MiB, in Base64. */
  private static final long LARGEST = 40L << 20;

  private SupplyFiles() {}

  /**
   * Files and which of them is the campaign file.
   *
   * @param main its path among the files
   */
  public record Parcel(String main, List<SupplyFile> files) {
    /** Copies the list. */
    public Parcel {
      files = List.copyOf(files);
    }
  }

  /**
   * Packs them.
   *
   * @param directory of the campaign file
   * @throws BadConfiguration if they are more than can be sent
   */
  public static Parcel pack(CampaignFile file, Path directory) {
    Path home = directory.toAbsolutePath().normalize();
    SortedSet<Path> named = new TreeSet<>();
    for (String text : file.texts()) {
      named.addAll(named(home, text));
    }
    requireSmall(named);
    Path root = home;
    while (!startWith(named, root)) {
      root = root.getParent();
    }
    Path main = home.resolve(MAIN);
    List<SupplyFile> files = new ArrayList<>();
    files.add(
        new SupplyFile(slashed(root, main), base64(file.text().getBytes(StandardCharsets.UTF_8))));
    for (Path one : named) {
      files.add(new SupplyFile(slashed(root, one), base64(bytes(one))));
    }
    return new Parcel(slashed(root, main), files);
  }

  /**
   * Unpacks them.
   *
   * @return the campaign file
   * @throws BadConfiguration if a path leads out of the folder
   */
  public static Path unpack(Parcel parcel, Path folder) throws IOException {
    Path root = folder.toAbsolutePath().normalize();
    for (SupplyFile file : parcel.files()) {
      Path target = inside(root, file.path());
      Files.createDirectories(target.getParent());
      Files.write(target, Base64.getDecoder().decode(file.contents()));
    }
    return inside(root, parcel.main());
  }

  private static void requireSmall(SortedSet<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      bytes += file.toFile().length();
    }
    if (bytes > LARGEST) {
      throw new BadConfiguration(
          "--listen: expected at most "
              + (LARGEST >> 20)
              + " MiB of files that the campaign file names by relative paths, got "
              + (bytes >> 20)
              + " MiB. Name large ones by absolute paths, and put them there on every machine.");
    }
  }

  private static Path inside(Path root, String path) {
    Path target = root.resolve(path).normalize();
    if (!target.startsWith(root)) {
      throw new BadConfiguration("supplies: expected files inside of one folder, got " + path);
    }
    return target;
  }

  private static boolean startWith(SortedSet<Path> files, Path root) {
    return files.stream().allMatch(file -> file.startsWith(root));
  }

  /**
   * What a text names, alone or as part of a potential: files, and all that a folder of a fit has.
   */
  private static List<Path> named(Path home, String text) {
    try {
      List<Path> files = new ArrayList<>();
      for (String name : text.isBlank() ? List.<String>of() : SpecFiles.of(home, text)) {
        Path file = home.resolve(name).normalize();
        if (!Path.of(name).isAbsolute() && Files.isRegularFile(file)) {
          files.addAll(
              Files.isDirectory(home.resolve(text)) ? within(file.getParent()) : List.of(file));
        }
      }
      return files;
    } catch (InvalidPathException noPath) {
      return List.of(); // A text that no file can be named by.
    }
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be read", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String slashed(Path root, Path file) {
    return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }
}
