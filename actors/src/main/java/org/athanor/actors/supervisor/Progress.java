package org.athanor.actors.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.athanor.actors.lease.Leases;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.SupervisorMessage.RoundWeighed;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;

/**
 * What the supervisor has heard from the others since it started: who walks what, what the
 * librarian chose, what the pool labelled. Nothing here is durable; asking again brings it back.
 */
final class Progress {
  private final Map<WalkId, Walk> toWalk = new TreeMap<>();
  private final Map<WalkId, Walk> walking = new LinkedHashMap<>();
  private final Leases<WalkId> leases;
  private final Set<Integer> expected = new HashSet<>();
  private final Map<Integer, List<Selection>> chosen = new TreeMap<>();
  private final Map<Integer, RoundWeighed> weighed = new TreeMap<>();
  private final Map<Integer, List<Selection>> wanted = new TreeMap<>();
  private final Map<Integer, List<LabeledStructure>> labeled = new TreeMap<>();
  private final Function<List<LabeledStructure>, String> hash;

  Progress(Duration leaseTerm, Function<List<LabeledStructure>, String> hash) {
    this.leases = new Leases<>(leaseTerm);
    this.hash = hash;
  }

  /** The librarian awaits a round; whatever did not arrive is to be walked. */
  void expected(RoundOpened round, Set<WalkId> arrived) {
    arrived.forEach(this::home);
    if (expected.add(round.round())) {
      for (Walk walk : round.walks()) {
        if (!arrived.contains(walk.id())) {
          toWalk.put(walk.id(), walk);
        }
      }
    }
  }

  boolean isExpected(int round) {
    return expected.contains(round);
  }

  boolean walksToGrant() {
    return !toWalk.isEmpty();
  }

  /** The first walk in canonical order that nobody walks, now leased to {@code explorer}. */
  Walk grant(String explorer, Instant now) {
    Walk walk = toWalk.values().iterator().next();
    toWalk.remove(walk.id());
    walking.put(walk.id(), walk);
    leases.grant(walk.id(), explorer, now);
    return walk;
  }

  /** An explorer is at a walk. If nobody else is, the walk is its own, whatever was thought. */
  void keep(WalkId id, String explorer, Instant now) {
    Walk walk = toWalk.remove(id);
    if (walk == null) {
      leases.keep(id, explorer, now);
    } else {
      walking.put(id, walk);
      leases.grant(id, explorer, now);
    }
  }

  /** Whether an explorer has a walk that it did not bring home. */
  boolean isWalking(String explorer) {
    return !leases.heldBy(explorer).isEmpty();
  }

  void home(WalkId walk) {
    walking.remove(walk);
    toWalk.remove(walk);
    leases.release(walk);
  }

  void gone(String explorer) {
    leases.heldBy(explorer).forEach(this::giveBack);
  }

  List<WalkId> expire(Instant now) {
    List<WalkId> expired = leases.expired(now);
    expired.forEach(this::giveBack);
    return expired;
  }

  private void giveBack(WalkId id) {
    leases.release(id);
    Walk walk = walking.remove(id);
    if (walk != null) {
      toWalk.put(id, walk);
    }
  }

  /** The librarian has judged a whole round, so all its walks are home. */
  void chosen(RoundOpened round, List<Selection> selections) {
    round.walks().forEach(walk -> home(walk.id()));
    chosen.put(round.round(), selections);
  }

  boolean isChosen(int round) {
    return chosen.containsKey(round);
  }

  List<Selection> chosen(int round) {
    return chosen.get(round);
  }

  /** The first round whose labels the matcher has not chosen yet. */
  int nextToWeigh() {
    return weighed.size();
  }

  /** The matcher chose; whether it was this round's turn. */
  boolean weighed(RoundWeighed round) {
    if (round.round() != weighed.size()) {
      return false;
    }
    weighed.put(round.round(), round);
    return true;
  }

  /** What the matcher chose after a round, if it did. */
  Optional<RoundWeighed> weights(int round) {
    return Optional.ofNullable(weighed.get(round));
  }

  /** Labels are to be had of these. */
  void wanted(int round, List<Selection> selections) {
    wanted.put(round, selections);
  }

  boolean isWanted(int round) {
    return wanted.containsKey(round);
  }

  List<Selection> wanted(int round) {
    return wanted.get(round);
  }

  void labeled(int round, List<LabeledStructure> structures) {
    labeled.put(round, structures);
  }

  boolean isLabeled(int round) {
    return labeled.containsKey(round);
  }

  /** The labels of rounds 0 to {@code last}, if all of them are settled. */
  Optional<List<List<LabeledStructure>>> labeledUpTo(int last) {
    List<List<LabeledStructure>> rounds = new ArrayList<>();
    for (int round = 0; round <= last; round++) {
      List<LabeledStructure> structures = labeled.get(round);
      if (structures == null) {
        return Optional.empty();
      }
      rounds.add(structures);
    }
    return Optional.of(rounds);
  }

  /** The identity of all labels of the first rounds, in canonical order, if they are settled. */
  Optional<String> datasetHash(int rounds) {
    return labeledUpTo(rounds - 1)
        .map(labels -> hash.apply(labels.stream().flatMap(List::stream).toList()));
  }
}
