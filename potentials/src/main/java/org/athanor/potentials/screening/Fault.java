package org.athanor.potentials.screening;

import java.util.Locale;

/** What may be wrong with a label. */
public enum Fault {
  /** A number is beyond anything that atoms do. */
  ABSURD,
  /** The same structure with the same labels stands before it. */
  DUPLICATE,
  /** The same structure stands before it with another energy. */
  CONTRADICTION,
  /** All forces are zero though nothing in the structure makes them so. */
  ZERO_FORCES,
  /** Its energy is counted from another zero than those of the others. */
  MIXED_REFERENCES,
  /** Its virial has the sign that a stress has. */
  WRONG_SIGN_VIRIAL,
  /** Its virial is in another unit. */
  WRONG_UNIT_VIRIAL;

  /** Its name in words of a report: {@code wrong-sign-virial}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
