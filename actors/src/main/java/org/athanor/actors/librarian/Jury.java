package org.athanor.actors.librarian;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.entropy.EntropyDataset;
import org.athanor.potentials.entropy.Samples;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryEvent.RoundSelected;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/**
 * Judges candidates against everything chosen in earlier rounds and everything accepted so far in
 * this one.
 *
 * <p>What it remembers follows from the librarian's state alone: after a restart the first question
 * brings it all back, bit for bit.
 */
final class Jury {
  private final LibrarianSettings settings;
  private final Inspection inspection;

  /** What was chosen in earlier rounds. */
  private Holdings chosen;

  /** The covariances with what was accepted in this round; the index holds this round alone. */
  private Holdings accepted;

  private final Map<CandidateId, Portrayal> portrayals = new HashMap<>();
  private int rounds;
  private int walks;

  Jury(LibrarianSettings settings) {
    this.settings = settings;
    this.inspection = new Inspection(settings.limits());
    this.chosen = Holdings.none(settings);
    this.accepted = chosen.onTop(settings.duplicates());
  }

  /** The verdicts on a walk that comes home, in the order of its candidates. */
  List<Judgement> judge(LibraryState state, Walk walk, WalkOutcome outcome) {
    catchUp(state);
    List<Judgement> judgements = new ArrayList<>();
    for (Candidate candidate : outcome.candidates()) {
      CandidateId id = new CandidateId(walk.id(), candidate.index());
      Portrayal portrayal = Portrayal.of(candidate.structure(), settings);
      EntropyDataset known = accepted.dataset(portrayal.mode());
      double gain = known.gain(portrayal.samples());
      double novelty = known.novelty(portrayal.samples());
      Verdict verdict =
          refused(walk, candidate)
              .or(() -> duplicate(walk, portrayal))
              .orElseGet(() -> verdict(walk, known, portrayal.samples()));
      judgements.add(new Judgement(candidate.index(), portrayal.mode(), novelty, gain, verdict));
      take(walk.arm(), id, portrayal, verdict);
    }
    walks++;
    return judgements;
  }

  /** What to label of a round whose walks are all judged, arm by arm, in the order of choice. */
  List<Selection> choose(LibraryState state, RoundAwaited round) {
    catchUp(state);
    return new Ballot(settings, chosen.moments(), portrayals).choose(state, round);
  }

  private Optional<Verdict> refused(Walk walk, Candidate candidate) {
    return inspection.refusal(candidate.structure(), walk.start()).map(Verdict.Refused::new);
  }

  /** The control arm is random: it may choose what is known. */
  private Optional<Verdict> duplicate(Walk walk, Portrayal portrayal) {
    if (walk.arm() == Arm.CONTROL) {
      return Optional.empty();
    }
    return chosen
        .duplicateOf(portrayal)
        .or(() -> accepted.duplicateOf(portrayal))
        .map(Verdict.Duplicate::new);
  }

  private Verdict verdict(Walk walk, EntropyDataset known, Samples samples) {
    if (walk.arm() != Arm.ENTROPY) {
      return new Verdict.Exempt();
    }
    if (!(settings.choice() instanceof Choice.Information)) {
      return new Verdict.Accepted(); // Other choices have no bar: they rank what there is.
    }
    double value = settings.bar().criterion().of(known, samples);
    return value > settings.bar().threshold() ? new Verdict.Accepted() : new Verdict.Familiar();
  }

  private void take(Arm arm, CandidateId id, Portrayal portrayal, Verdict verdict) {
    if (!verdict.eligible()) {
      return;
    }
    portrayals.put(id, portrayal);
    if (arm == Arm.ENTROPY) {
      accepted.learn(portrayal);
    }
    if (arm != Arm.CONTROL) {
      accepted.index(portrayal, id);
    }
  }

  /** Brings back what the state says was chosen and accepted. */
  private void catchUp(LibraryState state) {
    while (rounds < state.selected().size()) {
      absorb(state.selected().get(rounds));
    }
    state.currentRound().ifPresent(round -> replay(state, round));
  }

  private void absorb(RoundSelected round) {
    for (Selection selection : round.selections()) {
      Portrayal portrayal =
          Optional.ofNullable(portrayals.get(selection.candidate()))
              .orElseGet(() -> Portrayal.of(selection.structure(), settings));
      // Held-out structures teach nothing, but nothing like them may enter the training.
      if (selection.arm() != Arm.TEST) {
        chosen.learn(portrayal);
      }
      chosen.index(portrayal, selection.candidate());
    }
    rounds++;
    walks = 0;
    portrayals.clear();
    accepted = chosen.onTop(settings.duplicates());
  }

  private void replay(LibraryState state, RoundAwaited round) {
    for (Walk walk : round.walks().subList(walks, round.walks().size())) {
      List<Judgement> judgements = state.judgements().get(walk.id());
      if (judgements == null) {
        return;
      }
      for (Judgement judgement : judgements) {
        if (judgement.verdict().eligible()) {
          Candidate candidate = candidate(state, walk.id(), judgement.candidate());
          Portrayal portrayal = Portrayal.of(candidate.structure(), settings);
          CandidateId id = new CandidateId(walk.id(), judgement.candidate());
          take(walk.arm(), id, portrayal, judgement.verdict());
        }
      }
      walks++;
    }
  }

  static Candidate candidate(LibraryState state, WalkId walk, int index) {
    return state.outcomes().get(walk).candidates().stream()
        .filter(candidate -> candidate.index() == index)
        .findFirst()
        .orElseThrow();
  }
}
