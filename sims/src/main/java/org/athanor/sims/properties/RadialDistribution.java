package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.dynamics.CellMotion;

/**
 * Distances between atoms: the shells of the crystal at rest, and g(r) when it is warm, at its
 * volume at rest.
 *
 * @param shells at rest, the nearest first
 * @param temperature mean kinetic temperature in K
 * @param distances of the curves in Å
 * @param curves the first for all pairs, then for each pair of species if there are several
 * @param peak where the first curve is highest, in Å
 * @param height the highest value
 * @param uncertainty of the height: standard error of five pieces of the trajectory
 * @param atoms in the trajectory
 */
public record RadialDistribution(
    List<Shell> shells,
    double temperature,
    Scalars distances,
    List<Curve> curves,
    double peak,
    double height,
    double uncertainty,
    int atoms)
    implements Result {
  /**
   * Neighbours at one distance.
   *
   * @param distance in Å
   * @param neighbours of an atom, on average
   */
  public record Shell(double distance, double neighbours) {}

  /**
   * One function g(r).
   *
   * @param name of the pair
   * @param values at the distances
   */
  public record Curve(String name, Scalars values) {}

  private static final double RANGE = 7;
  private static final int BINS = 280;
  private static final int PIECES = 5;

  /** Distances in Å that differ by less are one shell. */
  private static final double SAME = 1e-3;

  /** Copies the lists. */
  public RadialDistribution {
    shells = List.copyOf(shells);
    curves = List.copyOf(curves);
  }

  static RadialDistribution of(Crystal crystal, ShortRun run, Ticker ticker) {
    Structure start = ShortRun.start(crystal);
    RadialHistogram whole = new RadialHistogram(start, RANGE, BINS);
    List<RadialHistogram> pieces = new ArrayList<>();
    for (int piece = 0; piece < PIECES; piece++) {
      pieces.add(new RadialHistogram(start, RANGE, BINS));
    }
    List<Double> temperatures = new ArrayList<>();
    run.run(
        crystal,
        new CellMotion.Fixed(),
        trajectory -> {
          Structure now = trajectory.structure();
          whole.add(now);
          pieces.get(temperatures.size() * PIECES / run.samples()).add(now);
          temperatures.add(trajectory.thermo().energies().temperature());
        },
        ticker);
    List<Curve> curves = whole.curves(start);
    Scalars all = curves.getFirst().values();
    int top = highest(all);
    double[] heights =
        pieces.stream()
            .mapToDouble(piece -> piece.curves(start).getFirst().values().get(top))
            .toArray();
    return new RadialDistribution(
        shells(crystal.structure(), RANGE),
        temperatures.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
        whole.distances(),
        curves,
        whole.distances().get(top),
        all.get(top),
        Blocks.error(heights),
        start.size());
  }

  @Override
  public Property property() {
    return Property.RDF;
  }

  /** Distances and numbers of neighbours up to a range in Å. */
  static List<Shell> shells(Structure structure, double range) {
    Neighbours list = Neighbours.of(structure, range);
    int n = structure.size();
    double[] distances = Arrays.copyOf(list.distances(), list.first(n));
    Arrays.sort(distances);
    List<Shell> shells = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= distances.length; k++) {
      if (k == distances.length || distances[k] - distances[k - 1] > SAME) {
        double mean = Arrays.stream(distances, from, k).average().orElseThrow();
        shells.add(new Shell(mean, (double) (k - from) / n));
        from = k;
      }
    }
    return shells;
  }

  private static int highest(Scalars values) {
    int top = 0;
    for (int k = 1; k < values.size(); k++) {
      top = values.get(k) > values.get(top) ? k : top;
    }
    return top;
  }
}
