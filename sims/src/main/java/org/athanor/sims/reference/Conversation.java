package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * What it takes to keep a code with a template alive between labels: its input, and a judgement of
 * each answer by what it printed meanwhile. The physics is that of a process for each label.
 */
public sealed interface Conversation permits Cp2kConversation, LammpsConversation {
  /**
   * Where the code is to connect.
   *
   * @param unix whether {@code host} is the name of a UNIX socket
   */
  record Meeting(boolean unix, String host, int port) {}

  /** What to start. */
  record Start(List<String> command, Map<String, String> environment) {
    /** Copies both. */
    public Start {
      command = List.copyOf(command);
      environment = Map.copyOf(environment);
    }
  }

  /** The same as that of a process for each label. */
  ReferenceIdentity identity();

  /** Copies the files for a structure; says what is missing or has changed, if anything. */
  Optional<String> missing(Structure structure, Path folder) throws IOException;

  /**
   * Writes the input.
   *
   * @param structure the first that it is asked about
   * @param earlier why earlier attempts at it failed
   */
  Start prepare(Structure structure, List<Failure> earlier, Path folder, Meeting meeting)
      throws IOException;

  /** Whether a program that was started for {@code first} has the same settings for another. */
  boolean canTake(Structure first, Structure next);

  /** A structure as the code wants to be asked about it. */
  Structure asked(Structure structure);

  /** What it answered, for the structure as it is here. */
  Labels answered(Structure structure, Labels labels);

  /** Whether it computes the virial. */
  boolean hasStress();

  /**
   * Why an answer is not to be believed, if so.
   *
   * @param energy of the answer in eV
   * @param said what it printed since the question, or since its start if it is the first
   */
  Optional<Failure> doubt(double energy, String said, boolean first);

  /** That the field was given up, if it was. */
  Optional<Failure> givenUp(String said);
}
