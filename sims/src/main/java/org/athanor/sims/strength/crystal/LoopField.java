package org.athanor.sims.strength.crystal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.sims.dynamics.Noise;

/**
 * The slip of prismatic loops: hexagons across their Burgers vectors ½⟨111⟩, with sides along
 * ⟨112⟩, so that each side glides on a {110} plane.
 *
 * <p>ψ = ± Ω/4π, with Ω the solid angle under which the hexagon is seen (Burgers, Proc. K. Ned.
 * Akad. Wet. 42, 293 (1939)), smoothly switched off within a sphere around each loop; relaxation
 * finds the rest of the field. Spheres of different loops do not overlap.
 */
final class LoopField implements SlipField {
  private static final List<Miller> BURGERS =
      List.of(
          new Miller(1, 1, 1), new Miller(-1, 1, 1), new Miller(1, -1, 1), new Miller(1, 1, -1));

  private static final int CANDIDATES = 2000;

  private final Place edges;
  private final LoopSettings settings;
  private final List<Loop> loops = new ArrayList<>();

  /** Where a loop is, its Burgers vector and its hexagon. */
  private record Loop(Place centre, Miller burgers, Hexagon hexagon) {}

  private LoopField(Place edges, LoopSettings settings) {
    this.edges = edges;
    this.settings = settings;
  }

  /**
   * Loops with their four Burgers vectors in turn, each at the place of many random ones that is
   * farthest from the loops before it.
   *
   * @throws IllegalArgumentException if there is not enough room
   */
  static LoopField placed(BccBlock block, LoopSettings settings) {
    LoopField field = new LoopField(block.edges(), settings);
    Noise noise = Noise.seeded(settings.seed(), 0);
    for (int k = 0; k < settings.number(); k++) {
      Place best = field.roomiest(noise);
      if (!(field.room(best) >= 2 * settings.reach())) {
        throw field.crowded(k);
      }
      Miller burgers = BURGERS.get(k % BURGERS.size());
      Hexagon hexagon = Hexagon.across(block, burgers, settings.radius());
      field.loops.add(new Loop(best, burgers, hexagon));
    }
    return field;
  }

  @Override
  public List<Miller> burgers() {
    return loops.stream().map(Loop::burgers).toList();
  }

  /** Where the loops are. */
  List<Place> centres() {
    return loops.stream().map(Loop::centre).toList();
  }

  @Override
  public int owner(Place place) {
    for (int k = 0; k < loops.size(); k++) {
      if (from(loops.get(k), place).length() < settings.reach()) {
        return k;
      }
    }
    return NOBODY;
  }

  @Override
  public double share(Place place) {
    Loop loop = loops.get(owner(place));
    Place from = from(loop, place);
    double share = loop.hexagon().solidAngle(from) / (4 * Math.PI);
    return settings.kind().sign() * share * settings.switched(from.length());
  }

  private Place roomiest(Noise noise) {
    Place best = new Place(0, 0, 0);
    double most = -1;
    for (int k = 0; k < CANDIDATES; k++) {
      Place candidate =
          new Place(
              edges.a() * noise.uniform(),
              edges.b() * noise.uniform(),
              edges.c() * noise.uniform());
      double room = room(candidate);
      if (room > most) {
        most = room;
        best = candidate;
      }
    }
    return best;
  }

  /** How far in Å a place is from the nearest loop or image of a loop, its own images included. */
  private double room(Place place) {
    double room = Math.min(edges.a(), Math.min(edges.b(), edges.c()));
    for (Loop loop : loops) {
      room = Math.min(room, from(loop, place).length());
    }
    return room;
  }

  private Place from(Loop loop, Place place) {
    return loop.centre().wayTo(place, edges);
  }

  private IllegalArgumentException crowded(int placed) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "loops: expected room for %d of radius %.3g Å, each in a sphere of radius %.3g Å, got"
                + " room for %d in a cell of %.1f × %.1f × %.1f Å; take fewer or smaller loops, a"
                + " larger crystal or another seed",
            settings.number(),
            settings.radius(),
            settings.reach(),
            placed,
            edges.a(),
            edges.b(),
            edges.c()));
  }
}
