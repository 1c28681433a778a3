package org.athanor.potentials.fingerprint;

/**
 * How a Gaussian-overlap-matrix fingerprint is made.
 *
 * <p>Species always enter through the widths of their orbitals. Where they are resolved, the length
 * is split into three blocks, one spectrum each: of the neighbours lighter than the centre, of its
 * own species, and of the heavier ones (by atomic number; the centre is part of all three). The two
 * outer blocks have a third of the length, rounded down; the middle one the rest. So a binary
 * compound is told from the one with its species exchanged, whatever their widths, and the length
 * is the same in every structure of a campaign.
 *
 * @param cutoff radius of the sphere around each atom in Å
 * @param length numbers kept for each atom, L
 * @param orbitals on every atom of the sphere
 * @param speciesResolved whether species enter by more than their widths
 */
public record FingerprintSettings(
    double cutoff, int length, Orbitals orbitals, boolean speciesResolved) {
  /** Far more than atoms within any cutoff have numbers. */
  private static final int LONGEST = 10_000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public FingerprintSettings {
    if (!(cutoff > 0 && cutoff < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "fingerprint: expected a positive, finite cutoff in Å, got " + cutoff);
    }
    int least = speciesResolved ? 3 : 1;
    if (length < least) {
      throw new IllegalArgumentException(
          "fingerprint: expected a length of at least " + least + ", got " + length);
    }
    if (length > LONGEST) {
      throw new IllegalArgumentException(
          "fingerprint: expected a length of at most " + LONGEST + ", got " + length);
    }
  }

  /** With s orbitals, species not resolved. */
  public static FingerprintSettings of(double cutoff, int length) {
    return new FingerprintSettings(cutoff, length, Orbitals.S, false);
  }
}
