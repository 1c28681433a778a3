package org.athanor.potentials.embedding;

import org.athanor.potentials.ace.ClusterBasis;
import org.athanor.potentials.structure.Scalars;

/**
 * In which order the unknowns of two densities stand: element by element, for each its c of the
 * first density, then its d of the second, so that what belongs to one element is in one piece.
 *
 * @param elements how many
 * @param each functions of an element
 */
record Densities(int elements, int each) {
  static Densities of(ClusterBasis functions) {
    return new Densities(functions.elements().size(), functions.functionsEach());
  }

  /** Where the first density's unknowns of an element begin; the second's follow. */
  int begin(int element) {
    return 2 * element * each;
  }

  /** c and d, [2K]. */
  int size() {
    return 2 * elements * each;
  }

  /** One after the other, density by density, as unknowns. */
  Scalars joined(Scalars first, Scalars second) {
    double[] all = new double[size()];
    for (int k = 0; k < first.size(); k++) {
      int at = begin(k / each) + k % each;
      all[at] = first.get(k);
      all[at + each] = second.get(k);
    }
    return Scalars.of(all);
  }

  /** One density's part of the first unknowns, by element, [K]. */
  Scalars part(int density, Scalars unknowns) {
    double[] own = new double[elements * each];
    for (int k = 0; k < own.length; k++) {
      own[k] = unknowns.get(begin(k / each) + density * each + k % each);
    }
    return Scalars.of(own);
  }
}
