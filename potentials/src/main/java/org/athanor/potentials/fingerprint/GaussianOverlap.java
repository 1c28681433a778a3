package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import java.util.List;
import org.athanor.potentials.numerics.Lanes;
import org.athanor.potentials.numerics.Rows;
import org.athanor.potentials.numerics.SymmetricEigen;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * Gaussian-overlap-matrix fingerprints (Zhu et al., J. Chem. Phys. 144, 034203 (2016)).
 *
 * <p>Around each atom i, every atom a within the cutoff r_c carries Gaussian orbitals of its
 * covalent radius σ_a and the weight A_a = (1 − d_a²/r_c²)²; the fingerprint q_i holds the
 * eigenvalues of O_ab = A_a A_b S_ab, descending, the largest L of them, padded with zeros.
 *
 * <p>Derivatives of a scalar L(q) use ∂q_m/∂r = v_mᵀ (∂O/∂r) v_m (Hellmann and Feynman) in the
 * contracted form: G_i = Σ_m (∂L/∂q_im) v_m v_mᵀ once an atom, then G_i with ∂O/∂r. It is exact
 * where eigenvalues are degenerate, as long as L treats them alike.
 *
 * <p>One instance serves one thread; nothing is allocated once its arrays have grown.
 */
public final class GaussianOverlap {
  private final FingerprintSettings settings;
  private final List<Shell> shells;
  private final Sphere sphere;
  private final Overlap overlap;
  private final SymmetricEigen eigen;
  private final Rows rows;
  private final double[] fingerprints;

  private double[] spectrum = new double[0];
  private double[] coefficients = new double[0];
  private double[] pull = new double[0];
  private Rows.Block matrix = new Rows.Block(new double[0], 0, 0);

  /** Where the eigenvectors of each atom's shells begin, [n × shells + 1]. */
  private final int[] firstVector;

  private double[] vectors = new double[0];

  /** For structures with these species. */
  public GaussianOverlap(FingerprintSettings settings, Species species) {
    this(settings, species, Lanes.fastest());
  }

  /** With these lanes; the results have the same bits. */
  public GaussianOverlap(FingerprintSettings settings, Species species, Lanes lanes) {
    this.settings = settings;
    shells = Shell.of(settings);
    sphere = new Sphere(new Widths(species), settings.cutoff());
    overlap =
        switch (settings.orbitals()) {
          case S -> new SOverlap(lanes);
          case SP -> new SpOverlap();
        };
    eigen = new SymmetricEigen(lanes);
    rows = Rows.of(lanes);
    fingerprints = new double[species.size() * settings.length()];
    firstVector = new int[species.size() * shells.size() + 1];
  }

  /** The fingerprints of one structure. */
  public static Fingerprints of(Structure structure, FingerprintSettings settings) {
    GaussianOverlap evaluator = new GaussianOverlap(settings, structure.species());
    evaluator.evaluate(Neighbours.of(structure, settings.cutoff()));
    return evaluator.fingerprints();
  }

  /** The numbers of the last evaluation, row-major [n × L]; shared, read only. */
  public double[] values() {
    return fingerprints;
  }

  /** An immutable copy of the last evaluation. */
  public Fingerprints fingerprints() {
    return Fingerprints.of(settings.length(), fingerprints);
  }

  /**
   * Computes the fingerprints.
   *
   * @param neighbours of the structure, within the cutoff at least
   * @throws IllegalArgumentException if the list is shorter than the cutoff, or of another size
   */
  public void evaluate(Neighbours neighbours) {
    check(neighbours);
    for (int i = 0; i < neighbours.atoms(); i++) {
      for (Shell shell : shells) {
        int size = load(neighbours, i, shell);
        eigen.values(matrix, size, spectrum);
        keep(i, shell, size);
      }
    }
  }

  /** Computes the fingerprints, and keeps the eigenvectors for {@link #addForces}. */
  public void decompose(Neighbours neighbours) {
    check(neighbours);
    int slot = 0;
    for (int i = 0; i < neighbours.atoms(); i++) {
      for (Shell shell : shells) {
        int size = load(neighbours, i, shell);
        int kept = Math.min(size, shell.length());
        Rows.Block room = room(slot++, kept);
        eigen.vectors(matrix, size, spectrum, room, kept);
        keep(i, shell, size);
      }
    }
  }

  /**
   * Adds −∂L/∂positions to the forces and −∂L/∂strain to the virial of {@code tally}.
   *
   * @param neighbours the same list as in the last {@link #decompose}
   * @param slopes ∂L/∂q in eV, row-major [n × L]
   */
  public void addForces(Neighbours neighbours, double[] slopes, Tally tally) {
    int slot = 0;
    for (int i = 0; i < neighbours.atoms(); i++) {
      for (Shell shell : shells) {
        int first = i * settings.length() + shell.from();
        if (anySlope(slopes, first, shell.length())) {
          addForces(neighbours, i, shell, slot, slopes, tally);
        }
        slot++;
      }
    }
  }

  private void addForces(
      Neighbours neighbours, int i, Shell shell, int slot, double[] slopes, Tally tally) {
    sphere.gather(neighbours, i, shell.members());
    int size = overlap.size(sphere);
    reserve(size);
    int stride = matrix.stride();
    int kept = Math.min(size, shell.length());
    Rows.Block v = new Rows.Block(vectors, firstVector[slot], stride);
    int first = i * settings.length() + shell.from();
    for (int a = 0; a < size; a++) {
      for (int m = 0; m < kept; m++) {
        coefficients[m] = slopes[first + m] * vectors[v.from() + m * stride + a];
      }
      rows.combine(v, kept, coefficients, matrix.values(), a * stride, stride);
    }
    overlap.pull(sphere, matrix, pull);
    scatter(i, tally);
  }

  /** Relative positions: what pulls an atom pushes the centre, and makes the virial. */
  private void scatter(int i, Tally tally) {
    double[] forces = tally.forces();
    double[] virial = tally.virial();
    for (int a = 0; a < sphere.count - 1; a++) {
      int j = sphere.atom[a];
      for (int k = 0; k < 3; k++) {
        double p = pull[3 * a + k];
        forces[3 * j + k] -= p;
        forces[3 * i + k] += p;
        virial[k] -= sphere.x[a] * p;
        virial[3 + k] -= sphere.y[a] * p;
        virial[6 + k] -= sphere.z[a] * p;
      }
    }
  }

  private static boolean anySlope(double[] slopes, int first, int length) {
    for (int m = first; m < first + length; m++) {
      if (slopes[m] != 0) {
        return true;
      }
    }
    return false;
  }

  private int load(Neighbours neighbours, int i, Shell shell) {
    sphere.gather(neighbours, i, shell.members());
    int size = overlap.size(sphere);
    reserve(size);
    overlap.fill(sphere, matrix);
    return size;
  }

  private void keep(int i, Shell shell, int size) {
    int first = i * settings.length() + shell.from();
    int kept = Math.min(size, shell.length());
    System.arraycopy(spectrum, 0, fingerprints, first, kept);
    Arrays.fill(fingerprints, first + kept, first + shell.length(), 0);
  }

  private void reserve(int size) {
    int stride = Rows.padded(size);
    if (spectrum.length < stride) {
      spectrum = new double[stride];
      coefficients = new double[stride];
      pull = new double[3 * stride];
      matrix = new Rows.Block(new double[stride * stride], 0, stride);
    } else if (matrix.stride() != stride) {
      matrix = new Rows.Block(matrix.values(), 0, stride);
    }
  }

  /** Room for the vectors of the next slot, after those of the ones before. */
  private Rows.Block room(int slot, int kept) {
    int from = firstVector[slot];
    int to = from + kept * matrix.stride();
    firstVector[slot + 1] = to;
    if (vectors.length < to) {
      vectors = Arrays.copyOf(vectors, to + to / 2);
    }
    return new Rows.Block(vectors, from, matrix.stride());
  }

  private void check(Neighbours neighbours) {
    if (neighbours.cutoff() < settings.cutoff()) {
      throw new IllegalArgumentException(
          "fingerprint: expected neighbours within "
              + settings.cutoff()
              + " Å, got a list that ends at "
              + neighbours.cutoff()
              + " Å");
    }
    if (neighbours.atoms() * settings.length() != fingerprints.length) {
      throw new IllegalArgumentException(
          "fingerprint: expected "
              + fingerprints.length / settings.length()
              + " atoms, got neighbours of "
              + neighbours.atoms());
    }
  }
}
