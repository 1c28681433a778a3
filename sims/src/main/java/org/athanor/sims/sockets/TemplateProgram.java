package org.athanor.sims.sockets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.Conversation;
import org.athanor.sims.reference.Conversation.Meeting;
import org.athanor.sims.reference.MissingException;

/** CP2K or LAMMPS, with the input that its user wrote for a process. */
final class TemplateProgram implements SocketProgram {
  private final Conversation conversation;

  TemplateProgram(Conversation conversation) {
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
              identity().name()
                  + ": expected a structure that repeats along a, b and c, got "
                  + structure.cell().periodicity()));
    }
    try {
      Optional<String> missing = conversation.missing(structure, folder);
      if (missing.isPresent()) {
        throw new ClientFailedException(new Failure.Unavailable(missing.get()));
      }
      Conversation.Start start =
          conversation.prepare(structure, task.earlier(), folder, meeting(address));
      return new Launch(start.command(), start.environment());
    } catch (MissingException e) {
      throw new ClientFailedException(new Failure.Unavailable(e.getMessage()), e);
    }
  }

  /** A port stands in the input of a UNIX socket as well, where it means nothing. */
  private static Meeting meeting(Address address) {
    return switch (address) {
      case Address.Unix unix -> new Meeting(true, unix.name(), 31_415);
      case Address.Inet inet -> new Meeting(false, inet.host(), inet.port());
    };
  }

  @Override
  public boolean canTake(Structure first, Structure next) {
    return conversation.canTake(first, next);
  }

  @Override
  public boolean forgets() {
    return false;
  }

  @Override
  public boolean hasStress() {
    return conversation.hasStress();
  }

  @Override
  public String introduction(Structure structure) {
    return " ";
  }

  @Override
  public Structure asked(Structure structure) {
    return conversation.asked(structure);
  }

  @Override
  public Answer answered(Structure structure, Answer answer) {
    Labels labels =
        conversation.answered(
            structure, new Labels(answer.energy(), answer.forces(), Optional.of(answer.virial())));
    return new Answer(
        labels.energy(), labels.forces(), labels.virial().orElseThrow(), answer.text());
  }

  @Override
  public Optional<Failure> objection(Exchange exchange) {
    return exchange.answer().isFinite()
        ? conversation.doubt(exchange.answer().energy(), exchange.said(), exchange.first())
        : Optional.of(new Failure.Unphysical(identity().name() + ": a number is not finite"));
  }

  @Override
  public Failure death(int status, String said) {
    return conversation.givenUp(said).orElseGet(() -> SocketProgram.super.death(status, said));
  }
}
