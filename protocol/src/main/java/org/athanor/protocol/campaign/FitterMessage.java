package org.athanor.protocol.campaign;

import akka.actor.typed.ActorRef;
import java.util.List;
import java.util.Optional;
import org.athanor.protocol.Message;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.walk.CandidateId;

/** What the fitter understands. */
public sealed interface FitterMessage extends Message {
  /**
   * Fit a potential to the labels of all rounds up to {@code version}. The same labels give the
   * same potential, to the bit.
   *
   * @param rounds the labels of each round, element r those of round r
   */
  record Fit(int version, List<List<LabeledStructure>> rounds, ActorRef<SupervisorMessage> replyTo)
      implements FitterMessage {
    /** Copies the list. */
    public Fit {
      rounds = List.copyOf(rounds);
    }
  }

  /**
   * Tune the parameters of a potential to weighted labels. The same labels and weights give the
   * same potential, to the bit.
   *
   * @param potential where the parameters are, as text; empty takes those of the beginning
   * @param rounds the labels of each round up to {@code version}
   * @param weights of those that count
   * @param change of the weights against those of the version before, over the largest weight
   * @param control what was drawn at random, for a fit of its own
   */
  record Tune(
      int version,
      Optional<String> potential,
      List<List<LabeledStructure>> rounds,
      List<LabelWeight> weights,
      double change,
      List<CandidateId> control,
      ActorRef<SupervisorMessage> replyTo)
      implements FitterMessage {
    /** Copies the lists. */
    public Tune {
      rounds = List.copyOf(rounds);
      weights = List.copyOf(weights);
      control = List.copyOf(control);
    }
  }
}
