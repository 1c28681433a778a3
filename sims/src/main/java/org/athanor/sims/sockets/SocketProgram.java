package org.athanor.sims.sockets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;
import org.athanor.sims.reference.Autopsy;
import org.athanor.sims.reference.LastLines;

/** A kind of program that can be a client: how it is started, and whether it is to be believed. */
interface SocketProgram {
  /** What to start, and the variables to set. */
  record Launch(List<String> command, Map<String, String> environment) {
    public Launch {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * What a client is started for.
   *
   * @param structure the first that it will compute
   * @param earlier why earlier attempts at it failed
   */
  record Task(Structure structure, List<Failure> earlier) {
    public Task {
      earlier = List.copyOf(earlier);
    }
  }

  /**
   * A question and its answer.
   *
   * @param said what the client printed between the two; from its start, if it is the first
   */
  record Exchange(Structure structure, Answer answer, String said, boolean first) {}

  /** Its physics. */
  ReferenceIdentity identity();

  /**
   * Writes what a client needs into its folder, which is also its working directory.
   *
   * @throws ClientFailedException if something is missing, or the structure is not for it
   */
  Launch launch(Path folder, Task task, Address address) throws IOException, ClientFailedException;

  /**
   * Whether a client that was started for {@code first} says the same about {@code next} as one
   * that is started for it.
   */
  boolean canTake(Structure first, Structure next);

  /** Whether an answer hangs on nothing that was asked before, a failed calculation included. */
  boolean forgets();

  /** Whether it computes the virial at all; the protocol has zeros where it does not. */
  default boolean hasStress() {
    return true;
  }

  /** The text of INIT. */
  String introduction(Structure structure);

  /** A structure as it wants to be asked about it: some turn the cell. */
  default Structure asked(Structure structure) {
    return structure;
  }

  /** What it answered, for the structure as it is here. */
  default Answer answered(Structure structure, Answer answer) {
    return answer;
  }

  /** Why an answer is not to be believed, if so. */
  Optional<Failure> objection(Exchange exchange);

  /**
   * Why it ended without an answer.
   *
   * @param said what it printed since it was asked, and on standard error
   */
  default Failure death(int status, String said) {
    return Autopsy.of(status, LastLines.of(said));
  }
}
