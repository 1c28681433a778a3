package org.athanor.actors.supervisor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.athanor.protocol.campaign.SupervisorMessage.RoundWeighed;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;

/**
 * What a target's labels are chosen from: everything that the librarian kept, but for held-out
 * structures, which are labelled as they are. Pure.
 */
final class TargetPool {
  private TargetPool() {}

  /**
   * The pool of a round, in canonical order, without what was asked for earlier and could not be
   * had. All earlier rounds are labelled.
   */
  static List<Selection> of(int round, Progress progress) {
    Set<CandidateId> lost = new HashSet<>(asked(round, progress));
    for (List<LabeledStructure> labeled : progress.labeledUpTo(round - 1).orElseThrow()) {
      labeled.forEach(label -> lost.remove(label.selection().candidate()));
    }
    List<Selection> pool = new ArrayList<>();
    for (int earlier = 0; earlier <= round; earlier++) {
      for (Selection selection : progress.chosen(earlier)) {
        if (selection.arm() != Arm.TEST && !lost.contains(selection.candidate())) {
          pool.add(selection);
        }
      }
    }
    return pool;
  }

  /**
   * What is to be labelled after a round: what has weight or was drawn at random for the first
   * time, and what is held out.
   */
  static List<Selection> wanted(RoundWeighed weighed, Progress progress) {
    int round = weighed.round();
    Set<CandidateId> fresh = new HashSet<>(weighed.control());
    weighed.weights().forEach(weight -> fresh.add(weight.candidate()));
    fresh.removeAll(asked(round, progress));
    List<Selection> wanted = new ArrayList<>();
    for (int earlier = 0; earlier <= round; earlier++) {
      for (Selection selection : progress.chosen(earlier)) {
        boolean heldOut = selection.arm() == Arm.TEST && earlier == round;
        if (heldOut || fresh.contains(selection.candidate())) {
          wanted.add(selection);
        }
      }
    }
    return wanted;
  }

  private static Set<CandidateId> asked(int before, Progress progress) {
    Set<CandidateId> asked = new HashSet<>();
    for (int earlier = 0; earlier < before; earlier++) {
      progress.wanted(earlier).forEach(selection -> asked.add(selection.candidate()));
    }
    return asked;
  }
}
