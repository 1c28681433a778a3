package org.athanor.sims.matching;

import java.util.Arrays;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.dynamics.Noise;

/**
 * Cells for a pool, made at random of a perfect one.
 *
 * <p>Strains ε are symmetric with six independent normal components, displacements normal in every
 * component; vacancies are drawn without repetition; a gap opens along the third edge, so that
 * there is a surface.
 *
 * @param strain standard deviation of each component
 * @param rattle standard deviation of each displacement in Å
 * @param vacancies atoms that are taken out
 * @param gap in Å along the third edge; empty for none
 */
public record Cells(double strain, double rattle, int vacancies, Optional<Double> gap) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is negative, or not finite
   */
  public Cells {
    boolean open = gap.map(wide -> wide > 0 && Double.isFinite(wide)).orElse(true);
    if (!(strain >= 0 && strain < 0.5 && rattle >= 0 && rattle < 5 && vacancies >= 0 && open)) {
      throw new IllegalArgumentException(
          "cells: expected a strain of 0 to 0.5, a rattle of 0 to 5 Å, no negative number of"
              + " vacancies and a positive gap in Å, got "
              + strain
              + ", "
              + rattle
              + ", "
              + vacancies
              + gap.map(wide -> " and " + wide).orElse(""));
    }
  }

  /**
   * Number {@code index} of a seed's cells.
   *
   * @throws IllegalArgumentException if as many atoms are to be taken out as there are
   */
  public Structure of(Structure perfect, long seed, int index) {
    Noise noise = Noise.seeded(seed, index);
    Structure strained = perfect.strained(strain(noise));
    double[] kicks = new double[3 * perfect.size()];
    noise.normals(kicks);
    double[] positions = strained.positions().toArray();
    for (int x = 0; x < positions.length; x++) {
      positions[x] += rattle * kicks[x];
    }
    return opened(without(strained.withPositions(Vectors.of(positions)), noise));
  }

  private Matrix3 strain(Noise noise) {
    double[] e = new double[6];
    for (int k = 0; k < e.length; k++) {
      e[k] = strain * noise.normal();
    }
    return Matrix3.of(e[0], e[5], e[4], e[5], e[1], e[3], e[4], e[3], e[2]);
  }

  private Structure without(Structure whole, Noise noise) {
    if (vacancies >= whole.size()) {
      throw new IllegalArgumentException(
          "cells: expected fewer vacancies than the cell's "
              + whole.size()
              + " atoms, got "
              + vacancies);
    }
    double[] positions = whole.positions().toArray();
    int[] species = whole.species().toArray();
    for (int n = 0; n < vacancies; n++) {
      int left = species.length - n;
      int gone = Math.min(left - 1, (int) (left * noise.uniform()));
      System.arraycopy(positions, 3 * gone + 3, positions, 3 * gone, 3 * (left - gone - 1));
      System.arraycopy(species, gone + 1, species, gone, left - gone - 1);
    }
    int left = species.length - vacancies;
    return new Structure(
        whole.cell(),
        Species.of(Arrays.copyOf(species, left)),
        Vectors.of(Arrays.copyOf(positions, 3 * left)));
  }

  private Structure opened(Structure closed) {
    if (gap.isEmpty()) {
      return closed;
    }
    double stretch = 1 + gap.get() / closed.cell().height(2);
    Matrix3 rows = Matrix3.diagonal(1, 1, stretch).times(closed.cell().rows());
    return new Structure(
        new Cell(rows, closed.cell().periodicity()), closed.species(), closed.positions());
  }
}
