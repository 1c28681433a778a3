package org.athanor.sims.sockets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.PwConversation;

/**
 * Quantum ESPRESSO's {@code pw.x --ipi}.
 *
 * <p>It keeps plane waves and k-points of the cell that it began with: in a cell strained by 3 %
 * its energy is off by milli-electronvolts an atom. So a client takes structures of the same atoms
 * in the same cell, and nothing else.
 */
final class PwProgram implements SocketProgram {
  private final PwConversation conversation;

  PwProgram(PwConversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public ReferenceIdentity identity() {
    return conversation.identity();
  }

  @Override
  public Launch launch(Path folder, Task task, Address address)
      throws IOException, ClientFailedException {
    Structure structure = task.structure();
    if (!structure.cell().periodicity().equals(Cell.Periodicity.FULL)) {
      throw new ClientFailedException(
          new Failure.GeometryRefused(
              "pw.x: expected a structure that repeats along a, b and c, got "
                  + structure.cell().periodicity()));
    }
    Optional<String> missing = conversation.missing(structure, folder);
    if (missing.isPresent()) {
      throw new ClientFailedException(new Failure.Unavailable(missing.get()));
    }
    List<String> command = new ArrayList<>(conversation.prepare(structure, task.earlier(), folder));
    command.addAll(List.of("--ipi", where(address)));
    Map<String, String> environment = new HashMap<>(conversation.program().environment());
    // What it says has to be there when its answer is judged.
    environment.put("GFORTRAN_UNBUFFERED_PRECONNECTED", "y");
    return new Launch(command, environment);
  }

  @Override
  public boolean canTake(Structure first, Structure next) {
    return first.species().equals(next.species()) && first.cell().equals(next.cell());
  }

  @Override
  public boolean forgets() {
    return false;
  }

  @Override
  public String introduction(Structure structure) {
    return " ";
  }

  @Override
  public Optional<Failure> objection(Exchange exchange) {
    if (!exchange.answer().isFinite()) {
      return Optional.of(new Failure.Unphysical("pw.x: a number is not finite"));
    }
    Optional<Failure> doubt =
        exchange.first()
            ? conversation.doubt(exchange.structure(), exchange.said())
            : Optional.empty();
    return doubt.or(() -> PwConversation.unconverged(exchange.answer().energy(), exchange.said()));
  }

  @Override
  public Failure death(int status, String said) {
    return PwConversation.givenUp(said).orElseGet(() -> SocketProgram.super.death(status, said));
  }

  private static String where(Address address) {
    return switch (address) {
      case Address.Unix unix -> unix.name() + ":UNIX";
      case Address.Inet inet -> inet.toString();
    };
  }
}
