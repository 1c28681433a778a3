package org.athanor.sims.trials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A program that is started and answers like {@code pw.x}, with Stillinger–Weber numbers, and that
 * can be told to misbehave.
 */
final class PwStandIn {
  private static final String PSEUDOPOTENTIAL = "a pseudopotential\n";

  private final Path folder;

  private PwStandIn(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes it into {@code folder}.
   *
   * @param first what it does before it computes, in shell
   */
  static PwStandIn in(Path folder, String first) throws IOException {
    PwStandIn program = new PwStandIn(Files.createDirectories(folder));
    Files.writeString(folder.resolve("Si.UPF"), PSEUDOPOTENTIAL);
    program.install(first);
    return program;
  }

  /** To do first: a second for as long as there is such a file, a tenth of one otherwise. */
  static String slowWhile(Path file) {
    return "sleep 0.1; [ ! -e '%s' ] || sleep 1".formatted(file);
  }

  /** One that was written into {@code folder} before. */
  static PwStandIn at(Path folder) {
    return new PwStandIn(folder);
  }

  /** Puts the executable there, at once as a whole. */
  void install(String first) throws IOException {
    String script = template().replace("@FIRST@", first).replace("@MD5@", md5());
    Path part = Files.writeString(folder.resolve("pw.x.new"), script);
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
    Files.move(part, executable());
  }

  /** How many calculations were begun, killed ones included. */
  int calculations() throws IOException {
    Path begun = folder.resolve("calculations.txt");
    return Files.exists(begun) ? Files.readAllLines(begun).size() : 0;
  }

  Path executable() {
    return folder.resolve("pw.x");
  }

  /** What a campaign file says to be labelled by it. */
  String settings() {
    return """
    label.reference {
      kind = quantum-espresso
      quantum-espresso {
        executable = "%s"
        pseudopotential-directory = "%s"
        pseudopotentials { Si = Si.UPF }
        time-limit = 20 s
      }
    }
    """
        .formatted(executable(), folder);
  }

  private static String template() throws IOException {
    try (InputStream stream = PwStandIn.class.getResourceAsStream("pw-stand-in.sh")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String md5() {
    try {
      byte[] bytes = PSEUDOPOTENTIAL.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
