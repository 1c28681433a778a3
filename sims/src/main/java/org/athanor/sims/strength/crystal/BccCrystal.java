package org.athanor.sims.strength.crystal;

import java.util.List;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;

/**
 * A bcc crystal that repeats along all its edges, perfect or with dislocations.
 *
 * <p>The loaded direction is the Cartesian z. Without dipoles the edge c is along it, and a and b
 * along the smallest indices across; with dipoles the edges are along [111], [−1 1 0] and [−1 −1
 * 2], so that straight lines can close on themselves, and the cell lies oblique to x, y, z as a
 * whole.
 *
 * @param element what it is made of
 * @param latticeConstant in Å
 * @param loaded the direction that becomes z
 * @param extent how long the edges are wanted
 */
public record BccCrystal(Element element, double latticeConstant, Miller loaded, Extent extent) {
  private static final Miller BURGERS = new Miller(1, 1, 1);

  /**
   * Checks the lattice constant.
   *
   * @throws IllegalArgumentException unless it is positive
   */
  public BccCrystal {
    if (!(latticeConstant > 0 && Double.isFinite(latticeConstant))) {
      throw new IllegalArgumentException(
          "crystal: expected a positive lattice constant in Å, got " + latticeConstant);
    }
  }

  /**
   * The atoms, before any relaxation.
   *
   * @throws IllegalArgumentException if the defects do not fit in
   */
  public Structure with(Defects defects) {
    return switch (defects) {
      case Defects.None _ -> perfect();
      case Defects.Loops loops -> {
        BccBlock block = block(CrystalFrame.loadedAlongEdge(loaded));
        LoopField field = LoopField.placed(block, loops.settings());
        yield structure(block, SlippedBlock.positions(block, field));
      }
      case Defects.Dipoles dipoles -> {
        BccBlock block = block(CrystalFrame.slip(loaded));
        DipoleField field = field(block, dipoles);
        Structure slipped = structure(block, SlippedBlock.positions(block, field));
        yield slipped.strained(unloading(block, field));
      }
    };
  }

  private Structure perfect() {
    BccBlock block = block(CrystalFrame.loadedAlongEdge(loaded));
    double[] positions = new double[3 * block.size()];
    for (int i = 0; i < block.size(); i++) {
      Site site = block.site(i);
      for (int axis = 0; axis < 3; axis++) {
        positions[3 * i + axis] = block.cartesian(site, axis);
      }
    }
    return structure(block, positions);
  }

  static DipoleField field(BccBlock block, Defects.Dipoles dipoles) {
    // Edge a is along the Burgers vector, b across the slip plane, c in it.
    return switch (dipoles.line()) {
      case SCREW -> DipoleField.checkerboard(block, BURGERS, 2, 1, dipoles.number());
      case EDGE -> DipoleField.checkerboard(block, BURGERS, 0, 1, dipoles.number());
    };
  }

  /**
   * The strain ε of x → x (1 + ε) that takes the mean of the slip's distortion off, and the mean
   * stress with it: −g ⊗ b with g the mean gradient of ψ.
   */
  private static Matrix3 unloading(BccBlock block, DipoleField field) {
    DipoleField.Gradient gradient = field.gradient();
    double[] p = block.direction(field.first());
    double[] q = block.direction(field.second());
    double[] strain = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double g = gradient.p() * p[row] + gradient.q() * q[row];
        strain[3 * row + column] = -g * block.cartesian(BURGERS, column);
      }
    }
    return Matrix3.of(strain);
  }

  BccBlock block(CrystalFrame frame) {
    List<Miller> steps = frame.edges().stream().map(Miller::latticeStep).toList();
    int[] repeats = new int[3];
    for (int edge = 0; edge < 3; edge++) {
      double step = 0.5 * latticeConstant * steps.get(edge).length();
      repeats[edge] = (int) Math.max(1, Math.rint(extent.along(edge) / step));
    }
    return new BccBlock(latticeConstant, frame, repeats);
  }

  private Structure structure(BccBlock block, double[] positions) {
    Species species = Species.repeated(element.atomicNumber(), positions.length / 3);
    return new Structure(block.cell(), species, Vectors.of(positions));
  }
}
