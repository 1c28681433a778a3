package org.athanor.sims.properties;

import org.athanor.potentials.structure.Structure;

/** Crystal systems, by the rotations that a crystal has. */
public enum CrystalSystem {
  /** Four threefold axes. */
  CUBIC,
  /** A sixfold axis. */
  HEXAGONAL,
  /** One threefold axis. */
  TRIGONAL,
  /** A fourfold axis. */
  TETRAGONAL,
  /** Three twofold axes or mirrors. */
  ORTHORHOMBIC,
  /** One of them. */
  MONOCLINIC,
  /** None. */
  TRICLINIC;

  /** The system of a crystal, wherever its axes point. */
  public static CrystalSystem of(Structure structure) {
    return Symmetry.of(PrimitiveCell.of(structure).structure()).system();
  }
}
