package org.athanor.sims.properties;

import java.util.ArrayList;
import java.util.List;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Structure;

/**
 * Pair distances of structures, g_ab(r) = V/(N_a N_b) Σ_{i∈a, j∈b} δ(r − r_ij)/(4π r²): 1 where
 * there is no order.
 */
final class RadialHistogram {
  private final double range;
  private final int bins;
  private final List<Integer> kinds;
  private final double[] counts;
  private int structures;
  private double scale;

  /**
   * For structures of these species.
   *
   * @param range largest distance in Å
   */
  RadialHistogram(Structure like, double range, int bins) {
    this.range = range;
    this.bins = bins;
    this.kinds = List.copyOf(like.species().distinct());
    this.counts = new double[kinds.size() * kinds.size() * bins];
  }

  /** Counts the pairs of one more structure. */
  void add(Structure structure) {
    Neighbours list = Neighbours.of(structure, range);
    int[] places = structure.species().placesIn(structure.species().distinct());
    double[] distances = list.distances();
    for (int i = 0; i < structure.size(); i++) {
      for (int k = list.first(i); k < list.first(i + 1); k++) {
        int pair = places[i] * kinds.size() + places[list.indices()[k]];
        int bin = (int) Math.min(bins - 1, distances[k] / range * bins);
        counts[pair * bins + bin]++;
      }
    }
    structures++;
    // The mean volume over what every structure has alike.
    scale += structure.cell().volume();
  }

  /** The middles of the bins in Å. */
  Scalars distances() {
    double[] middles = new double[bins];
    for (int bin = 0; bin < bins; bin++) {
      middles[bin] = (bin + 0.5) * range / bins;
    }
    return Scalars.of(middles);
  }

  /** g of every pair of species, the first of them all atoms alike. */
  List<RadialDistribution.Curve> curves(Structure like) {
    int count = kinds.size();
    int[] atoms = new int[count];
    for (int place : like.species().placesIn(like.species().distinct())) {
      atoms[place]++;
    }
    List<RadialDistribution.Curve> curves = new ArrayList<>();
    double[] all = new double[bins];
    for (int k = 0; k < counts.length; k++) {
      all[k % bins] += counts[k];
    }
    curves.add(curve("all", all, like.size(), like.size()));
    for (int a = 0; count > 1 && a < count; a++) {
      for (int b = a; b < count; b++) {
        double[] some = new double[bins];
        System.arraycopy(counts, (a * count + b) * bins, some, 0, bins);
        String name = symbol(a) + "-" + symbol(b);
        curves.add(curve(name, some, atoms[a], atoms[b]));
      }
    }
    return curves;
  }

  private RadialDistribution.Curve curve(String name, double[] pairs, int from, int to) {
    double[] g = new double[bins];
    double volume = scale / structures;
    double step = range / bins;
    for (int bin = 0; bin < bins; bin++) {
      double inner = bin * step;
      double outer = inner + step;
      double shell = 4 * Math.PI / 3 * (outer * outer * outer - inner * inner * inner);
      g[bin] = pairs[bin] / structures * volume / ((double) from * to * shell);
    }
    return new RadialDistribution.Curve(name, Scalars.of(g));
  }

  private String symbol(int place) {
    return Element.of(kinds.get(place)).symbol();
  }
}
