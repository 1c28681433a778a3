package org.athanor.actors.matcher;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.athanor.actors.matcher.TargetSettings.Control;
import org.athanor.protocol.matching.MatchingState;
import org.athanor.protocol.walk.CandidateId;

/**
 * Draws the control of a target from a pool: as many structures as matching ever chose and are to
 * be had, each as likely as any other. Pure.
 *
 * <p>Drawn is whatever the pool has, chosen structures among it: otherwise the control would be
 * worse than chance. What was drawn before stays, and what of it could not be labelled is made up
 * for.
 */
final class Draw {
  /** An odd number with bits all over, so that the rounds' generators differ. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Draw() {}

  /**
   * What is drawn after a round, in canonical order.
   *
   * @param state of the rounds before
   * @param pool of this round, in canonical order
   * @param weighed what has weight in this round
   */
  static List<CandidateId> of(
      Control control,
      int round,
      MatchingState state,
      List<CandidateId> pool,
      Set<CandidateId> weighed) {
    Set<CandidateId> chosen = new TreeSet<>(state.chosen());
    chosen.addAll(weighed);
    chosen.retainAll(pool);
    Set<CandidateId> drawn = new TreeSet<>(state.control());
    drawn.retainAll(pool);
    List<CandidateId> others = new ArrayList<>(pool);
    others.removeAll(drawn);
    Collections.shuffle(others, new Random(control.seed() + GOLDEN * (round + 1)));
    int more = Math.min(control.most(), chosen.size()) - drawn.size();
    drawn.addAll(others.subList(0, Math.clamp(more, 0, others.size())));
    return List.copyOf(drawn);
  }
}
