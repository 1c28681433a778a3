package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.List;

/** An expansion in the form in which it is evaluated; shared by threads, read only. */
final class ClusterTable {
  private final Expansion expansion;
  private final RadialTable.Layout layout;
  private final Harmonics harmonics;
  private final List<RadialTable> radial = new ArrayList<>();
  private final List<ProductTree> trees = new ArrayList<>();
  private final double cutoff;

  ClusterTable(Expansion expansion) {
    this.expansion = expansion;
    int densities = expansion.embeddings().stream().mapToInt(Embedding::densities).max().orElse(1);
    int most = expansion.bonds().stream().mapToInt(bond -> bond.mix().radial()).max().orElse(0);
    int order = expansion.bonds().stream().mapToInt(bond -> bond.mix().order()).max().orElse(0);
    this.layout = RadialTable.Layout.of(most, order, densities);
    this.harmonics = new Harmonics(order, layout.lanes());
    double longest = 0;
    for (int a = 0; a < species(); a++) {
      int centre = a;
      for (int b = 0; b < species(); b++) {
        Bond bond = bond(a, b);
        CoreFunction core =
            new CoreFunction(bond, expansion.elements().get(a), expansion.elements().get(b));
        radial.add(new RadialTable(layout, bond, expansion.bin(), pair(a, b), core));
        longest = Math.max(longest, bond.base().cutoff());
      }
      trees.add(
          ProductTree.of(
              expansion.functions().stream()
                  .filter(f -> f.centre() == centre && f.rank() > 1)
                  .toList(),
              embedding(a).densities(),
              layout,
              harmonics.rows()));
    }
    this.cutoff = longest;
  }

  /** Σ over functions of rank one: c_pk of g_k. */
  private double[] pair(int centre, int neighbour) {
    int count = bond(centre, neighbour).base().count();
    double[] sums = new double[layout.densities() * count];
    for (ClusterFunction f : expansion.functions()) {
      if (f.rank() == 1 && f.centre() == centre && f.species().getFirst() == neighbour) {
        for (ClusterFunction.Term term : f.terms()) {
          for (int p = 0; p < embedding(centre).densities(); p++) {
            sums[p * count + f.radial().getFirst() - 1] += term.factors().get(p);
          }
        }
      }
    }
    return sums;
  }

  int species() {
    return expansion.elements().size();
  }

  RadialTable.Layout layout() {
    return layout;
  }

  Harmonics harmonics() {
    return harmonics;
  }

  /** How many numbers the moments of an atom are. */
  int moments() {
    return species() * layout.radial() * harmonics.rows() * layout.lanes();
  }

  RadialTable radial(int centre, int neighbour) {
    return radial.get(centre * species() + neighbour);
  }

  Bond bond(int centre, int neighbour) {
    return expansion.bonds().get(centre * species() + neighbour);
  }

  Embedding embedding(int centre) {
    return expansion.embeddings().get(centre);
  }

  double reference(int centre) {
    return expansion.references().get(centre);
  }

  ProductTree tree(int centre) {
    return trees.get(centre);
  }

  boolean fadesByDistance() {
    return bond(0, 0).core().kind() == Core.Kind.ZBL;
  }

  /** The longest, in Å. */
  double cutoff() {
    return cutoff;
  }
}
