package org.athanor.potentials.linear;

import java.util.Collection;
import org.athanor.potentials.ace.ClusterShape;
import org.athanor.potentials.snap.SnapShape;

/** Which basis, but for its elements. */
public sealed interface BasisSettings {
  /** The range in Å. */
  double cutoff();

  /**
   * The basis of these elements.
   *
   * @throws IllegalArgumentException if there are none or the cutoff does not suit them
   */
  Basis of(Collection<Integer> elements);

  /** Invariants of radial and angular moments up to body order four, {@link RadialAngularBasis}. */
  record RadialAngular(double cutoff, RadialAngularBasis.Shape shape) implements BasisSettings {
    @Override
    public Basis of(Collection<Integer> elements) {
      return RadialAngularBasis.of(cutoff, shape, elements);
    }
  }

  /** The atomic cluster expansion, {@link AceBasis}. */
  record Ace(double cutoff, ClusterShape shape) implements BasisSettings {
    @Override
    public Basis of(Collection<Integer> elements) {
      return AceBasis.of(cutoff, shape, elements);
    }
  }

  /** Components of the bispectrum and, if wanted, their products, {@link SnapBasis}. */
  record Bispectral(double cutoff, SnapShape shape) implements BasisSettings {
    @Override
    public Basis of(Collection<Integer> elements) {
      return SnapBasis.of(cutoff, shape, elements);
    }
  }
}
