package org.athanor.potentials.matching;

/** What is bought of a structure as one candidate. */
public enum LabelKind {
  /** The energy per atom. */
  ENERGY("energy", "eV/atom"),
  /** The forces on all atoms. */
  FORCES("forces", "eV/Å"),
  /** The force on one atom, of each atom. */
  ATOM_FORCES("atom-forces", "eV/Å"),
  /** The six components of the stress. */
  STRESS("stress", "GPa");

  private final String word;
  private final String unit;

  LabelKind(String word, String unit) {
    this.word = word;
    this.unit = unit;
  }

  /** The word for it. */
  public String word() {
    return word;
  }

  /** The unit of σ in weights w = 1/σ². */
  public String unit() {
    return unit;
  }
}
