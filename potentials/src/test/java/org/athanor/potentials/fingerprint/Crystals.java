package org.athanor.potentials.fingerprint;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/** Crystals, and what shaking, turning and melting makes of them. */
public final class Crystals {
  private Crystals() {}

  /** Eight atoms of diamond silicon. */
  public static Structure diamond() {
    return fractional(
        Cell.cubic(5.431),
        Species.repeated(14, 8),
        new double[] {
          0, 0, 0, .5, .5, 0, .5, 0, .5, 0, .5, .5, .25, .25, .25, .75, .75, .25, .75, .25, .75,
          .25, .75, .75
        });
  }

  /** Four atoms of β-tin silicon. */
  public static Structure betaTin() {
    return fractional(
        Cell.periodic(4.69, 0, 0, 0, 4.69, 0, 0, 0, 2.58),
        Species.repeated(14, 4),
        new double[] {0, 0, 0, 0, .5, .25, .5, .5, .5, .5, 0, .75});
  }

  /** One atom of simple hexagonal silicon. */
  public static Structure hexagonal() {
    return fractional(
        Cell.periodic(2.55, 0, 0, -1.275, 2.55 * Math.sqrt(0.75), 0, 0, 0, 2.38),
        Species.of(14),
        new double[] {0, 0, 0});
  }

  /** Eight atoms of B1 sodium chloride. */
  public static Structure rockSalt() {
    return ReferenceNumbers.structure("nacl_b1_8");
  }

  /** Six atoms of three species in a small skewed cell, nowhere near equilibrium. */
  public static Structure skewed() {
    return fractional(
        Cell.periodic(4.1, 0.3, -0.2, 0.9, 4.4, 0.5, -0.6, 0.7, 4.9),
        Species.of(14, 6, 8, 14, 6, 14),
        new double[] {
          .02, .05, .01, .47, .53, .09, .52, .04, .46, .11, .55, .61, .31, .22, .27, .77, .81, .72
        });
  }

  /** Every coordinate moved by normal random numbers with this deviation in Å. */
  public static Structure rattled(Structure structure, double deviation, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] positions = structure.positions().toArray();
    for (int k = 0; k < positions.length; k++) {
      positions[k] += deviation * random.nextGaussian();
    }
    return structure.withPositions(Vectors.of(positions));
  }

  /** The same cell with atoms at random, none closer than this in Å. */
  public static Structure scrambled(Structure structure, double closest, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] positions = new double[3 * structure.size()];
    for (int i = 0; i < structure.size(); ) {
      double[] f = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
      for (int x = 0; x < 3; x++) {
        positions[3 * i + x] = 0;
        for (int row = 0; row < 3; row++) {
          positions[3 * i + x] += f[row] * structure.cell().rows().get(row, x);
        }
      }
      Vectors sofar = Vectors.of(Arrays.copyOf(positions, 3 * i + 3));
      Species species = Species.of(Arrays.copyOf(structure.species().toArray(), i + 1));
      double shortest =
          Neighbours.of(new Structure(structure.cell(), species, sofar), closest)
              .shortestDistance();
      i += shortest < closest ? 0 : 1;
    }
    return structure.withPositions(Vectors.of(positions));
  }

  /** The structure turned about an axis that is no axis of anything. */
  public static Structure rotated(Structure structure) {
    double c = Math.cos(0.7);
    double s = Math.sin(0.7);
    Matrix3 aboutZ = Matrix3.of(c, s, 0, -s, c, 0, 0, 0, 1);
    Matrix3 aboutX = Matrix3.of(1, 0, 0, 0, c, s, 0, -s, c);
    Matrix3 turn = aboutZ.times(aboutX);
    return structure.strained(turn.plus(Matrix3.IDENTITY.times(-1)));
  }

  /** The atoms in the opposite order, all moved by one vector, one of them to another cell. */
  public static Structure reversed(Structure structure) {
    int n = structure.size();
    double[] positions = new double[3 * n];
    int[] species = new int[n];
    for (int i = 0; i < n; i++) {
      int from = n - 1 - i;
      species[i] = structure.species().get(from);
      for (int x = 0; x < 3; x++) {
        double image = i == 0 ? structure.cell().rows().get(1, x) : 0;
        positions[3 * i + x] = structure.positions().get(from, x) + 0.37 * (x + 1) + image;
      }
    }
    return new Structure(structure.cell(), Species.of(species), Vectors.of(positions));
  }

  private static Structure fractional(Cell cell, Species species, double[] fractions) {
    double[] positions = new double[fractions.length];
    for (int i = 0; i < species.size(); i++) {
      for (int x = 0; x < 3; x++) {
        for (int row = 0; row < 3; row++) {
          positions[3 * i + x] += fractions[3 * i + row] * cell.rows().get(row, x);
        }
      }
    }
    return new Structure(cell, species, Vectors.of(positions));
  }
}
