package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.parallel.Parts;

/** What the threads of a kernel share: moments by atom, and each part's pairs. */
final class StillingerWeberSums {
  /** Moments of an element around an atom: 1; x, y, z; xx, yy, zz, yz, xz, xy. */
  static final int MOMENTS = 10;

  /**
   * By atom and element the moments, and then the fields they make; at the end one that is zero.
   */
  final double[] moments;

  private final boolean alike;
  private StillingerWeberStore[] stores = new StillingerWeberStore[0];

  StillingerWeberSums(int atoms, StillingerWeberTable table) {
    this.moments = new double[MOMENTS * (atoms * table.size() + 1)];
    this.alike = table.alike();
  }

  /** Where the zeros begin. */
  int zeros() {
    return moments.length - MOMENTS;
  }

  void begin(Parts parts) {
    Arrays.fill(moments, 0);
    if (stores.length != parts.count()) {
      stores = new StillingerWeberStore[parts.count()];
      for (int part = 0; part < stores.length; part++) {
        stores[part] = new StillingerWeberStore(parts.end(part) - parts.begin(part), alike);
      }
    }
  }

  StillingerWeberStore store(int part) {
    return stores[part];
  }
}
