package org.athanor.potentials.structure;

/**
 * One configuration of atoms: cell, species [n] and Cartesian positions in Å [n×3].
 *
 * <p>Positions need not lie inside the cell.
 */
public record Structure(Cell cell, Species species, Vectors positions) {
  private static final int MOST_ATOMS = 100_000_000;

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if there are no atoms, the counts differ, or a position is not
   *     finite
   */
  public Structure {
    if (species.size() == 0) {
      throw new IllegalArgumentException("structure: expected at least one atom, got none");
    }
    if (species.size() != positions.size()) {
      throw new IllegalArgumentException(
          "structure: expected a position for each of "
              + species.size()
              + " atoms, got "
              + positions.size());
    }
    if (!positions.allFinite()) {
      throw new IllegalArgumentException("structure: expected finite positions in Å");
    }
  }

  /** The number of atoms, n. */
  public int size() {
    return species.size();
  }

  /** Volume per atom in Å³. */
  public double volumePerAtom() {
    return cell.volume() / size();
  }

  /** The same atoms at other positions. */
  public Structure withPositions(Vectors moved) {
    return new Structure(cell, species, moved);
  }

  /** Cell and positions after the homogeneous strain ε: x · (1 + ε). */
  public Structure strained(Matrix3 strain) {
    return new Structure(cell.strained(strain), species, product(positions, strain));
  }

  /** The {@code na}×{@code nb}×{@code nc} supercell, image by image in the order of the atoms. */
  public Structure repeated(int na, int nb, int nc) {
    if (na < 1 || nb < 1 || nc < 1) {
      throw new IllegalArgumentException(
          "supercell: expected positive repeats, got " + na + "×" + nb + "×" + nc);
    }
    int n = size();
    if ((double) n * na * nb * nc > MOST_ATOMS) {
      throw new IllegalArgumentException(
          "supercell: expected at most "
              + MOST_ATOMS
              + " atoms, got "
              + na
              + "×"
              + nb
              + "×"
              + nc
              + " times "
              + n);
    }
    double[] all = new double[3 * n * na * nb * nc];
    int[] numbers = new int[n * na * nb * nc];
    int atom = 0;
    for (int a = 0; a < na; a++) {
      for (int b = 0; b < nb; b++) {
        for (int c = 0; c < nc; c++) {
          for (int i = 0; i < n; i++, atom++) {
            numbers[atom] = species.get(i);
            for (int x = 0; x < 3; x++) {
              all[3 * atom + x] =
                  positions.get(i, x)
                      + a * cell.rows().get(0, x)
                      + b * cell.rows().get(1, x)
                      + c * cell.rows().get(2, x);
            }
          }
        }
      }
    }
    Matrix3 rows = Matrix3.diagonal(na, nb, nc).times(cell.rows());
    return new Structure(new Cell(rows, cell.periodicity()), Species.of(numbers), Vectors.of(all));
  }

  private static Vectors product(Vectors positions, Matrix3 strain) {
    Matrix3 map = Matrix3.IDENTITY.plus(strain);
    double[] moved = new double[3 * positions.size()];
    for (int i = 0; i < positions.size(); i++) {
      for (int x = 0; x < 3; x++) {
        moved[3 * i + x] =
            positions.get(i, 0) * map.get(0, x)
                + positions.get(i, 1) * map.get(1, x)
                + positions.get(i, 2) * map.get(2, x);
      }
    }
    return Vectors.of(moved);
  }
}
