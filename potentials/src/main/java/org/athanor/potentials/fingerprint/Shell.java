package org.athanor.potentials.fingerprint;

import java.util.ArrayList;
import java.util.List;

/**
 * One block of a fingerprint: which atoms of the sphere make its spectrum, and where it stands.
 *
 * @param members which atoms, besides the centre
 * @param from its first number
 * @param length how many
 */
record Shell(Members members, int from, int length) {
  /** Which atoms of a sphere, by atomic number against the centre's. */
  enum Members {
    ALL,
    LIGHTER,
    SAME,
    HEAVIER;

    boolean include(int centre, int other) {
      return switch (this) {
        case ALL -> true;
        case LIGHTER -> other < centre;
        case SAME -> other == centre;
        case HEAVIER -> other > centre;
      };
    }
  }

  static List<Shell> of(FingerprintSettings settings) {
    int length = settings.length();
    if (!settings.speciesResolved()) {
      return List.of(new Shell(Members.ALL, 0, length));
    }
    int third = length / 3;
    List<Shell> shells = new ArrayList<>();
    shells.add(new Shell(Members.LIGHTER, 0, third));
    shells.add(new Shell(Members.SAME, third, length - 2 * third));
    shells.add(new Shell(Members.HEAVIER, length - third, third));
    return List.copyOf(shells);
  }
}
