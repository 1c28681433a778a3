package org.athanor.sims.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.matching.LabelKind;
import org.athanor.potentials.structure.Structure;

/**
 * The labels that a pool has to offer, each once: structures that stand in it several times have
 * the same labels, and whoever buys one has them all.
 *
 * @param all by frame, then by kind and atom
 * @param repeats how many frames only repeat an earlier one
 */
record Offers(List<Offer> all, int repeats) {
  Offers {
    all = List.copyOf(all);
  }

  static Offers of(List<Structure> pool, List<LabelKind> kinds) {
    Map<Structure, Integer> first = new HashMap<>();
    List<Offer> offers = new ArrayList<>();
    for (int frame = 0; frame < pool.size(); frame++) {
      if (first.putIfAbsent(pool.get(frame), frame) == null) {
        for (LabelKind kind : kinds) {
          int count = kind == LabelKind.ATOM_FORCES ? pool.get(frame).size() : 1;
          for (int atom = 0; atom < count; atom++) {
            offers.add(new Offer(kind.id("" + (frame + 1), atom), frame, kind, atom));
          }
        }
      }
    }
    return new Offers(offers, pool.size() - first.size());
  }

  /** Places of the frames that are offered, rising. */
  List<Integer> frames() {
    return all.stream().map(Offer::frame).distinct().toList();
  }
}
