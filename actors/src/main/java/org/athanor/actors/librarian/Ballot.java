package org.athanor.actors.librarian;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.athanor.potentials.entropy.GreedySelection;
import org.athanor.potentials.entropy.Moments;
import org.athanor.potentials.entropy.Samples;
import org.athanor.potentials.linear.Columns;
import org.athanor.potentials.selection.Pick;
import org.athanor.potentials.selection.UncertaintySelection;
import org.athanor.potentials.selection.VolumeSelection;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.LibraryEvent.RoundAwaited;
import org.athanor.protocol.library.LibraryState;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Walk;

/**
 * Fills the quotas of a round: the entropy arm greedily by what each adds to those already chosen
 * (or as {@link Choice} says), anchors evenly over their walks, everything else at random.
 */
final class Ballot {
  private final LibrarianSettings settings;
  private final List<Moments> known;
  private final Map<CandidateId, Portrayal> portrayals;

  Ballot(LibrarianSettings settings, List<Moments> known, Map<CandidateId, Portrayal> portrayals) {
    this.settings = settings;
    this.known = known;
    this.portrayals = portrayals;
  }

  List<Selection> choose(LibraryState state, RoundAwaited round) {
    Random random = new Random(round.seed());
    List<Selection> chosen = new ArrayList<>();
    for (Quota quota : round.quotas()) {
      List<Selection> eligible = eligible(state, round, quota.arm());
      int count = count(quota, eligible);
      chosen.addAll(
          switch (quota.arm()) {
            case ENTROPY -> best(state, eligible, count, random);
            case ANCHOR -> evenly(eligible, count);
            case SEED, CONTROL, TEST -> atRandom(eligible, count, random);
          });
    }
    return chosen;
  }

  private int count(Quota quota, List<Selection> eligible) {
    boolean everything = settings.choice() instanceof Choice.Everything;
    return everything && quota.arm() != Arm.TEST ? eligible.size() : quota.count();
  }

  private static List<Selection> eligible(LibraryState state, RoundAwaited round, Arm arm) {
    List<Selection> eligible = new ArrayList<>();
    for (Walk walk : round.walks()) {
      if (walk.arm() == arm) {
        for (Judgement judgement : state.judgements().get(walk.id())) {
          if (judgement.verdict().eligible()) {
            int index = judgement.candidate();
            eligible.add(
                new Selection(
                    new CandidateId(walk.id(), index),
                    arm,
                    walk.phase(),
                    Jury.candidate(state, walk.id(), index).structure()));
          }
        }
      }
    }
    return eligible;
  }

  private List<Selection> best(
      LibraryState state, List<Selection> eligible, int count, Random random) {
    List<Structure> candidates = eligible.stream().map(Selection::structure).toList();
    return switch (settings.choice()) {
      case Choice.Information _ -> greedy(eligible, count);
      case Choice.Uncertainty by ->
          picked(
              UncertaintySelection.pick(
                  Columns.of(by.basis().of(by.species())),
                  by.weights(),
                  labelled(state),
                  candidates,
                  count),
              eligible);
      case Choice.Volume by ->
          picked(
              VolumeSelection.pick(by.basis().of(by.species()), labelled(state), candidates, count),
              eligible);
      case Choice.Chance _ -> atRandom(eligible, count, random);
      case Choice.Everything _ -> eligible;
    };
  }

  private static List<Selection> picked(List<Pick> picks, List<Selection> eligible) {
    return picks.stream().map(pick -> eligible.get(pick.index())).toList();
  }

  /** What was chosen for the fit in earlier rounds. */
  private static List<Structure> labelled(LibraryState state) {
    return state.selected().stream()
        .flatMap(round -> round.selections().stream())
        .filter(selection -> selection.arm() != Arm.TEST)
        .map(Selection::structure)
        .toList();
  }

  private List<Selection> greedy(List<Selection> eligible, int count) {
    List<Samples> samples =
        eligible.stream().map(one -> portrayals.get(one.candidate()).samples()).toList();
    return GreedySelection.pick(settings.bar().criterion(), known, samples, count).stream()
        .map(eligible::get)
        .toList();
  }

  /** The first of every walk (for strained walks the relaxed cell), then the second, and so on. */
  private static List<Selection> evenly(List<Selection> eligible, int count) {
    return eligible.stream()
        .sorted(Comparator.comparingInt(one -> one.candidate().index()))
        .limit(count)
        .toList();
  }

  private static List<Selection> atRandom(List<Selection> eligible, int count, Random random) {
    List<Selection> shuffled = new ArrayList<>(eligible);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(count, shuffled.size()));
  }
}
