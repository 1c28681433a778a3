package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.structure.Element;

/** Writes what {@link YaceFile} reads, every number in the shortest form that keeps its bits. */
final class YaceLines {
  private YaceLines() {}

  static List<String> of(Expansion expansion) {
    List<String> lines = new ArrayList<>();
    int count = expansion.elements().size();
    lines.add(
        "elements: " + expansion.elements().stream().map(z -> Element.of(z).symbol()).toList());
    lines.add("E0: " + Arrays.toString(expansion.references().toArray()));
    lines.add("deltaSplineBins: " + expansion.bin());
    lines.add("embeddings:");
    for (int s = 0; s < count; s++) {
      lines.add("  " + s + ": " + line(expansion.embeddings().get(s)));
    }
    lines.add("bonds:");
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < count; b++) {
        lines.add("  [" + a + ", " + b + "]: " + line(expansion.bonds().get(a * count + b)));
      }
    }
    lines.add("functions:");
    for (int s = 0; s < count; s++) {
      int centre = s;
      lines.add("  " + s + ":");
      expansion.functions().stream()
          .filter(function -> function.centre() == centre)
          .forEach(function -> lines.add("    - " + line(function)));
    }
    return List.copyOf(lines);
  }

  private static String line(Embedding e) {
    return "{ndensity: %d, FS_parameters: %s, npoti: %s, rho_core_cutoff: %s, drho_core_cutoff: %s}"
        .formatted(
            e.densities(),
            Arrays.toString(e.parameters().toArray()),
            e.form().label(),
            e.coreCutoff(),
            e.coreWidth());
  }

  private static String line(Bond bond) {
    Bond.Family base = bond.base();
    Core core = bond.core();
    return ("{nradmax: %d, lmax: %d, nradbasemax: %d, radbasename: %s, radparameters: [%s], "
            + "radcoefficients: %s, prehc: %s, lambdahc: %s, rcut: %s, dcut: %s, rcut_in: %s, "
            + "dcut_in: %s, inner_cutoff_type: %s}")
        .formatted(
            bond.mix().radial(),
            bond.mix().order(),
            base.count(),
            base.form().label(),
            base.parameter(),
            nested(bond),
            core.prefactor(),
            core.exponent(),
            base.cutoff(),
            base.width(),
            core.inner(),
            core.width(),
            core.kind().label());
  }

  private static List<List<String>> nested(Bond bond) {
    double[] c = bond.mix().coefficients().toArray();
    int count = bond.base().count();
    int orders = bond.mix().order() + 1;
    List<List<String>> all = new ArrayList<>();
    for (int n = 0; n < bond.mix().radial(); n++) {
      List<String> own = new ArrayList<>();
      for (int l = 0; l < orders; l++) {
        int from = (n * orders + l) * count;
        own.add(Arrays.toString(Arrays.copyOfRange(c, from, from + count)));
      }
      all.add(own);
    }
    return all;
  }

  private static String line(ClusterFunction f) {
    List<Integer> m = f.terms().stream().flatMap(term -> term.m().stream()).toList();
    double[] factors =
        f.terms().stream().flatMapToDouble(t -> Arrays.stream(t.factors().toArray())).toArray();
    return ("{mu0: %d, rank: %d, ndensity: %d, num_ms_combs: %d, mus: %s, ns: %s, ls: %s, "
            + "ms_combs: %s, ctildes: %s}")
        .formatted(
            f.centre(),
            f.rank(),
            f.terms().isEmpty() ? 1 : f.terms().getFirst().factors().size(),
            f.terms().size(),
            f.species(),
            f.radial(),
            f.orders(),
            m,
            Arrays.toString(factors));
  }
}
