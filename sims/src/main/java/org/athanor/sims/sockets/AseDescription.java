package org.athanor.sims.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.ExternalProgram;
import org.athanor.sims.reference.ExternalProgram.End;
import org.athanor.sims.reference.Folders;
import org.athanor.sims.reference.LastLines;
import org.athanor.sims.reference.Owner;

/**
 * What our script says about a calculator.
 *
 * @param identity class, versions, parameters and the hashes of the files
 * @param cutoff in Å, beyond which atoms do not feel each other; empty if the file does not say
 * @param stress whether it has a stress
 * @param files SHA-256 of each file that is part of the physics, in hexadecimal
 */
record AseDescription(
    ReferenceIdentity identity,
    OptionalDouble cutoff,
    boolean stress,
    SortedMap<Path, String> files) {

  /**
   * Asks the script.
   *
   * @param limit for loading the calculator
   * @throws IOException if it says nothing, with what it said instead
   */
  static AseDescription ask(AseSettings settings, Path scratch, Duration limit)
      throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    Path folder = Owner.self().folder(scratch);
    try {
      var command = new ArrayList<>(AseProgram.command(settings, folder));
      command.add("--describe");
      return switch (new ExternalProgram(settings.environment(), limit).run(folder, command)) {
        case End.NotStarted not -> throw new IOException("python: " + not.reason());
        case End.Stopped stopped ->
            throw new IOException(
                settings.calculator()
                    + ": no calculator; "
                    + new Failure.OutOfTime(stopped.limit()).words());
        case End.Exited exited -> said(settings, exited);
      };
    } finally {
      Folders.delete(folder);
    }
  }

  private static AseDescription said(AseSettings settings, End.Exited exited) throws IOException {
    // Libraries may print as well while they are loaded.
    String last = exited.output().lines().reduce("", (before, line) -> line);
    if (exited.status() != 0 || !last.startsWith("{")) {
      throw new IOException(
          settings.calculator()
              + ": expected a calculator of ASE under "
              + settings.python()
              + ", got:\n"
              + LastLines.of(exited.output() + exited.errors()));
    }
    try {
      return of(new ObjectMapper().readTree(last));
    } catch (JsonProcessingException e) {
      throw new IOException(settings.calculator() + ": broken description " + last, e);
    }
  }

  private static AseDescription of(JsonNode said) {
    SortedMap<Path, String> files = new TreeMap<>();
    said.path("files")
        .properties()
        .forEach(file -> files.put(Path.of(file.getKey()), file.getValue().asText()));
    JsonNode cutoff = said.path("cutoff");
    String calculator = said.path("calculator").asText();
    return new AseDescription(
        new ReferenceIdentity("ASE " + calculator, physics(said, files)),
        cutoff.isNumber() ? OptionalDouble.of(cutoff.asDouble()) : OptionalDouble.empty(),
        said.path("stress").asBoolean(),
        files);
  }

  private static String physics(JsonNode said, Map<Path, String> files) {
    StringBuilder text = new StringBuilder("ase " + said.path("ase").asText() + "\n");
    text.append("calculator ").append(said.path("calculator").asText()).append('\n');
    text.append(said.path("package").asText()).append(' ');
    text.append(said.path("version").asText()).append('\n');
    text.append("parameters ").append(said.path("parameters").asText()).append('\n');
    files.forEach(
        (file, hash) ->
            text.append("file ")
                .append(file.getFileName())
                .append(" sha256 ")
                .append(hash)
                .append('\n'));
    return text.toString();
  }
}
