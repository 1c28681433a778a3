package org.athanor.sims.strength.crystal;

import java.util.List;

/**
 * How far each site is displaced, in parts of a Burgers vector.
 *
 * <p>A share counts modulo 1, since a whole Burgers vector leads from site to site: around a
 * dislocation it runs through 0 to 1, and no cut has to be chosen.
 */
sealed interface SlipField permits DipoleField, LoopField {
  /** The owner of sites that are not displaced. */
  int NOBODY = -1;

  /** The Burgers vectors, in halves of the lattice constant. */
  List<Miller> burgers();

  /** Which of the Burgers vectors displaces the site here, or {@link #NOBODY}. */
  int owner(Place place);

  /** The share ψ of it, modulo 1. */
  double share(Place place);
}
