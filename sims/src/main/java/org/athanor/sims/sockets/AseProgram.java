package org.athanor.sims.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * Python with a calculator of the Atomic Simulation Environment (Larsen et al., J. Phys.: Condens.
 * Matter 29, 273002 (2017)), by a script of ours that takes other elements and other numbers of
 * atoms as they come.
 */
final class AseProgram implements SocketProgram {
  static final String SCRIPT = "ase_client.py";

  private final AseSettings settings;
  private final AseDescription description;

  AseProgram(AseSettings settings, AseDescription description) {
    this.settings = settings;
    this.description = description;
  }

  @Override
  public ReferenceIdentity identity() {
    return description.identity();
  }

  AseDescription description() {
    return description;
  }

  @Override
  public Launch launch(Path folder, Task task, Address address)
      throws IOException, ClientFailedException {
    for (Map.Entry<Path, String> file : description.files().entrySet()) {
      if (!Files.isReadable(file.getKey()) || !file.getValue().equals(sha256(file.getKey()))) {
        throw new ClientFailedException(
            new Failure.Unavailable("the file " + file.getKey() + " as it was at the beginning"));
      }
    }
    List<String> command = new ArrayList<>(command(settings, folder));
    command.addAll(List.of("--socket", address.toString()));
    if (settings.warm()) {
      command.add("--warm");
    }
    return new Launch(command, settings.environment());
  }

  @Override
  public boolean canTake(Structure first, Structure next) {
    return true;
  }

  @Override
  public boolean forgets() {
    return !settings.warm();
  }

  @Override
  public boolean hasStress() {
    return description.stress();
  }

  @Override
  public String introduction(Structure structure) {
    return Atoms.introduction(structure);
  }

  @Override
  public Optional<Failure> objection(Exchange exchange) {
    Answer answer = exchange.answer();
    Optional<Failure> told = AseFailure.of(answer.text());
    if (told.isEmpty() && !answer.isFinite()) {
      return Optional.of(new Failure.Unphysical(identity().name() + ": a number is not finite"));
    }
    return told;
  }

  /** Writes the script into a folder, and says how it is started there. */
  static List<String> command(AseSettings settings, Path folder) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream stream = AseProgram.class.getResourceAsStream(SCRIPT)) {
      Files.copy(stream, script);
    }
    return List.of(
        settings.python(),
        script.toAbsolutePath().toString(),
        "--calculator",
        settings.calculator().toAbsolutePath().toString());
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
