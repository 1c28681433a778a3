package org.athanor.potentials.eam;

import org.athanor.potentials.parallel.Parts;

/** What the threads of an embedded-atom kernel share: sums by atom, and each part's pairs. */
final class EamSums {
  /** ρ_i, and then dF/dρ there. */
  final double[] density;

  final double[] slope;
  private final boolean alike;
  private PairStore[] stores = new PairStore[0];

  EamSums(int atoms, boolean alike) {
    this.density = new double[atoms];
    this.slope = new double[atoms];
    this.alike = alike;
  }

  void divide(Parts parts) {
    if (stores.length != parts.count()) {
      stores = new PairStore[parts.count()];
      for (int part = 0; part < stores.length; part++) {
        stores[part] = new PairStore(parts.end(part) - parts.begin(part), alike);
      }
    }
  }

  PairStore store(int part) {
    return stores[part];
  }
}
