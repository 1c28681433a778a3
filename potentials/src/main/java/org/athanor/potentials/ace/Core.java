package org.athanor.potentials.ace;

import java.util.Arrays;
import java.util.Optional;

/**
 * What holds two atoms apart at short distance, and where the expansion gives way to it.
 *
 * @param kind how
 * @param prefactor p; in eV·Å for the Gaussian repulsion p e^(−qr²)/r of each of the two atoms, a
 *     pure number that multiplies screened nuclei for {@link Kind#ZBL}
 * @param exponent q in 1/Å²
 * @param inner r_in in Å, where the expansion is whole; {@link Kind#DENSITY} does without
 * @param width Δ in Å: below r_in − Δ there is no expansion
 */
public record Core(Kind kind, double prefactor, double exponent, double inner, double width) {
  /** How the expansion gives way. */
  public enum Kind {
    /** Its energy is faded out by the sum of an atom's repulsions ({@link Embedding}). */
    DENSITY("density"),
    /** Its radial functions are faded out with distance, and the repulsion in. */
    DISTANCE("distance"),
    /** Its energy is faded out by the distance of the nearest atom, to screened nuclei. */
    ZBL("zbl");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /** Its name in files. */
    public String label() {
      return label;
    }

    static Optional<Kind> named(String label) {
      return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }
  }

  /** No repulsion; the expansion reaches down to any distance. */
  public static final Core NONE = new Core(Kind.DENSITY, 0, 1, 0, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is not finite, or a length is negative
   */
  public Core {
    boolean finite =
        Double.isFinite(prefactor)
            && Double.isFinite(exponent)
            && Double.isFinite(inner)
            && Double.isFinite(width);
    if (!finite || inner < 0 || width < 0) {
      throw new IllegalArgumentException(
          "cluster expansion: expected finite core parameters, rcut_in and dcut_in of at least 0 Å,"
              + " got prehc %s, lambdahc %s, rcut_in %s, dcut_in %s"
                  .formatted(prefactor, exponent, inner, width));
    }
  }
}
