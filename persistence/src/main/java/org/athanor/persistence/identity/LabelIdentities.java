package org.athanor.persistence.identity;

import java.util.List;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.ReferenceIdentity;

/**
 * The identity of a label: SHA-256 over the structure and the physics of the reference.
 *
 * <p>Lengths enter as whole multiples of 1e-8 Å, so the identity is the same on every machine and
 * after any file that keeps eight decimals. Atoms enter in their order and where they are, not
 * sorted and not wrapped into the cell: forces come in the same order, and wrapping would make an
 * identity hang on the last bit of a coordinate near a face. Names, paths and machines do not
 * enter.
 */
public final class LabelIdentities {
  private static final String VERSION = "athanor label 1";

  /** Multiples of this many a Å. */
  private static final double RESOLUTION = 1e8;

  /** Beyond this many Å a multiple would not fit. */
  private static final double LARGEST = 1e10;

  private LabelIdentities() {}

  /**
   * The identity of this structure's label by this reference.
   *
   * @throws IllegalArgumentException if a length is beyond 1e10 Å
   */
  public static LabelId of(Structure structure, ReferenceIdentity reference) {
    Sha256 digest = new Sha256().add(VERSION).add(reference.physics());
    Cell.Periodicity periodicity = structure.cell().periodicity();
    for (int row = 0; row < 3; row++) {
      digest.add(periodicity.along(row) ? 1 : 0);
    }
    addLengths(digest, structure.cell().rows().toArray());
    digest.add(structure.size());
    for (int i = 0; i < structure.size(); i++) {
      digest.add(structure.species().get(i));
    }
    addLengths(digest, structure.positions().toArray());
    return new LabelId(digest.hex());
  }

  /** One identity for a list of labels, in hexadecimal: the same only for the same, in order. */
  public static String ofAll(List<Structure> structures, ReferenceIdentity reference) {
    Sha256 digest = new Sha256();
    structures.forEach(structure -> digest.add(of(structure, reference).digest()));
    return digest.hex();
  }

  private static void addLengths(Sha256 digest, double[] lengths) {
    for (double length : lengths) {
      if (!(Math.abs(length) <= LARGEST)) {
        throw new IllegalArgumentException(
            "label identity: expected lengths up to " + LARGEST + " Å, got " + length);
      }
      digest.add((long) Math.rint(length * RESOLUTION));
    }
  }
}
