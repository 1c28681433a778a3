package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.potential.PotentialSpec;
import org.athanor.sims.sockets.Address;
import org.athanor.sims.sockets.Service;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code athanor serve --potential SPEC --socket ADDRESS [--structure FILE] [--json]}. */
@Command(
    name = "serve",
    description = {
      "Computes energies, forces and virials for another program that listens at a socket of the",
      "i-PI protocol, until it says farewell. Potentials: " + PotentialSpec.FORMS
    })
final class ServeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--potential",
      required = true,
      paramLabel = "SPEC",
      description = "which potential")
  private String potential;

  @Option(
      names = "--socket",
      required = true,
      paramLabel = "ADDRESS",
      description = "where the other program listens: unix:NAME (for /tmp/ipi_NAME) or HOST:PORT")
  private String socket;

  @Option(
      names = "--structure",
      paramLabel = "FILE.extxyz",
      description =
          "its first frame has the same atoms in the same order; needed when the potential knows"
              + " several elements, for the protocol does not say them")
  private Optional<Path> structure;

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "how long to wait until somebody listens; ${DEFAULT-VALUE} unless given")
  private int patience;

  @Option(names = "--json", description = "print JSON, schema athanor/serve, at the end")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (patience < 0) {
      throw new IllegalArgumentException(
          "--patience: expected a number of seconds of 0 or more, got " + patience);
    }
    Optional<Structure> atoms = structure.map(file -> Frames.of(file).getFirst().structure());
    Service service = new Service(Address.of(socket), PotentialSpec.resolve(potential), atoms);
    long began = System.nanoTime();
    long structures = service.run(Duration.ofSeconds(patience));
    print(structures, (System.nanoTime() - began) * 1e-9);
    return 0;
  }

  private void print(long structures, double seconds) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("schema", "athanor/serve");
      document.put("version", 1);
      document.put("potential", potential);
      document.put("socket", socket);
      document.put("structures", structures);
      document.put("seconds", seconds);
      Json.print(out, document);
      return;
    }
    out.printf("%d structures computed for %s%n", structures, socket);
    out.flush();
  }
}
