package org.athanor.sims.walk;

import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.walk.Motion;
import org.athanor.sims.dynamics.Noise;

/** A numbered series of deformations, each depending on the seed and its own number alone. */
sealed interface Deformations {
  /** How many. */
  int count();

  /** Deformation {@code index} of the structure. */
  Structure apply(Structure structure, int index);

  /** Random strains and displacements, from nothing up to the motion's amplitudes. */
  static Deformations of(Motion.Perturbed motion, long seed) {
    return new Rattles(motion, seed);
  }

  /** The structure itself, then small strains of it. */
  static Deformations of(Motion.Strained motion, long seed) {
    return new Probes(motion, seed);
  }

  /**
   * Structure i of N at the amplitude s = i/(N−1): six independent strain components uniform in ±s
   * × strain, normal displacements of standard deviation s × rattle. A single one has full
   * amplitude.
   */
  record Rattles(Motion.Perturbed motion, long seed) implements Deformations {
    @Override
    public int count() {
      return motion.count();
    }

    @Override
    public Structure apply(Structure structure, int index) {
      Noise noise = Noise.seeded(seed, index);
      double amplitude = count() == 1 ? 1 : (double) index / (count() - 1);
      double[] e = new double[6];
      for (int k = 0; k < 6; k++) {
        e[k] = amplitude * motion.strain() * noise.signed();
      }
      Matrix3 strain = Matrix3.of(e[0], e[5], e[4], e[5], e[1], e[3], e[4], e[3], e[2]);
      Structure strained = structure.strained(strain);
      double[] kicks = new double[3 * structure.size()];
      noise.normals(kicks);
      double[] positions = strained.positions().toArray();
      for (int x = 0; x < positions.length; x++) {
        positions[x] += amplitude * motion.rattle() * kicks[x];
      }
      return strained.withPositions(Vectors.of(positions));
    }
  }

  /**
   * After the structure itself, in turn: expanded, compressed, sheared in yz, xz and xy, the
   * amplitudes drawn from slices of (0, strain] that rise with every turn, the signs of shears at
   * random.
   */
  record Probes(Motion.Strained motion, long seed) implements Deformations {
    private static final int KINDS = 5;

    @Override
    public int count() {
      return motion.count();
    }

    @Override
    public Structure apply(Structure structure, int index) {
      return index == 0 ? structure : structure.strained(strain(index - 1));
    }

    private Matrix3 strain(int probe) {
      Noise noise = Noise.seeded(seed, probe);
      int turns = (count() - 1 + KINDS - 1) / KINDS;
      int turn = probe / KINDS;
      double e = motion.strain() * (turn + 1 - noise.uniform()) / turns;
      double shear = noise.signed() < 0 ? -e : e;
      return switch (probe % KINDS) {
        case 0 -> Matrix3.diagonal(e, e, e);
        case 1 -> Matrix3.diagonal(-e, -e, -e);
        case 2 -> Matrix3.of(0, 0, 0, 0, 0, shear, 0, shear, 0);
        case 3 -> Matrix3.of(0, 0, shear, 0, 0, 0, shear, 0, 0);
        case 4 -> Matrix3.of(0, shear, 0, shear, 0, 0, 0, 0, 0);
        default -> throw new AssertionError("a remainder of " + KINDS + " above 4");
      };
    }
  }
}
