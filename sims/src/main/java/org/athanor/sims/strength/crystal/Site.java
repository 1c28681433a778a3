package org.athanor.sims.strength.crystal;

/** A place in the crystal's own axes, in halves of the lattice constant. */
record Site(int u, int v, int w) {
  /** The site that a lattice vector leads to. */
  Site plus(Miller step, int times) {
    return new Site(u + times * step.h(), v + times * step.k(), w + times * step.l());
  }

  int along(Miller direction) {
    return u * direction.h() + v * direction.k() + w * direction.l();
  }
}
