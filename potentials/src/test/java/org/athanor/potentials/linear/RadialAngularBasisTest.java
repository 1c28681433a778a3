package org.athanor.potentials.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.athanor.potentials.linear.RadialAngularBasis.Shape;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Derivatives;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RadialAngularBasisTest {
  @Nested
  class OneElement implements BasisContract {
    @Override
    public Basis basis() {
      return RadialAngularBasis.of(4.2, new Shape(6, 4, 3, 2, 2), List.of(14));
    }

    @Override
    public double nearestNeighbours() {
      return 2.35;
    }
  }

  @Nested
  class TwoElements implements BasisContract {
    @Override
    public Basis basis() {
      return RadialAngularBasis.of(3.7, new Shape(4, 2, 2, 2, 2), List.of(14, 6));
    }

    @Override
    public double nearestNeighbours() {
      return 2.0;
    }
  }

  @Nested
  class PairsAlone implements BasisContract {
    @Override
    public Basis basis() {
      return RadialAngularBasis.of(4.0, new Shape(9, 0, 0, 0, 0), List.of(11, 17));
    }

    @Override
    public double nearestNeighbours() {
      return 2.6;
    }
  }

  private static double[] energies(RadialAngularBasis basis, double... positions) {
    Species species = Species.repeated(14, positions.length / 3);
    Cell open = new Cell(Matrix3.IDENTITY, Periodicity.NONE);
    Structure cluster = new Structure(open, species, Vectors.of(positions));
    DesignRows rows = new DesignRows(cluster.size(), basis.size());
    basis.design(species).add(Neighbours.of(cluster, basis.cutoff()), rows);
    return rows.energy();
  }

  @Test
  void tripletsAreSumsOfLegendrePolynomials() {
    RadialAngularBasis basis = RadialAngularBasis.of(5, new Shape(1, 1, 4, 0, 0), List.of(14));
    // Neighbours of the first atom at right angles; the others are out of each other's reach.
    RadialFunctions radial = new RadialFunctions(1, 2 * 2.22 / 3, 5);
    double[] r = new double[2];
    double[] slope = new double[2];
    radial.evaluate(4, r, slope, 0);
    radial.evaluate(4.5, r, slope, 1);
    double[] got = energies(basis, 0, 0, 0, 4, 0, 0, 0, 4.5, 0);
    double[] legendre = {1, 0, -0.5, 0, 0.375};
    for (int l = 0; l <= 4; l++) {
      // The centre's own square and cross terms, and the squares seen from the two others.
      double expected = 2 * (r[0] * r[0] + r[1] * r[1]) + 2 * r[0] * r[1] * legendre[l];
      assertThat(got[1 + l]).as("l %d", l).isCloseTo(expected, within(1e-14));
    }
  }

  @Test
  void functionsVanishWithTwoDerivativesAtTheCutoff() {
    RadialAngularBasis basis = RadialAngularBasis.of(5, Shape.STANDARD, List.of(14));
    double[] near = energies(basis, 0, 0, 0, 0, 0, 5 - 1e-4);
    double[] nearer = energies(basis, 0, 0, 0, 0, 0, 5 - 5e-5);
    for (int k = 0; k < Shape.STANDARD.pairRadial(); k++) {
      assertThat(near[k] / nearer[k]).as("function %d", k).isCloseTo(8, within(0.05));
    }
    assertThat(energies(basis, 0, 0, 0, 0, 0, 5)).containsOnly(0.0);
  }

  @Test
  void radialFunctionsHaveTheirSlopeAndAreTwiceSmoothAtTheInnerRadius() {
    RadialFunctions radial = new RadialFunctions(7, 1.5, 4.5);
    double[] value = new double[7];
    double[] slope = new double[7];
    for (double r : new double[] {0.7, 1.4999, 1.5001, 2.3, 4.4}) {
      for (int n = 0; n < 7; n++) {
        int which = n;
        double expected =
            Derivatives.slope(
                h -> {
                  radial.evaluate(r + h, value, slope, 0);
                  return value[which];
                },
                1e-5);
        radial.evaluate(r, value, slope, 0);
        assertThat(slope[n]).as("n %d at %s", n, r).isCloseTo(expected, within(1e-8));
      }
    }
  }

  @Test
  void harmonicsObeyTheAdditionTheoremAndHaveTheirGradient() {
    RealHarmonics harmonics = new RealHarmonics(4);
    double[] u = {0.36, 0.48, 0.8};
    double[] v = {-2 / 3.0, 2 / 3.0, -1 / 3.0};
    double[] atU = new double[25];
    double[] atV = new double[25];
    double[][] gradient = new double[3][25];
    double[][] unused = new double[3][25];
    harmonics.evaluate(v[0], v[1], v[2], atV, unused, 0);
    harmonics.evaluate(u[0], u[1], u[2], atU, gradient, 0);
    double c = u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    double[] legendre = {
      1, c, (3 * c * c - 1) / 2, (5 * c * c - 3) * c / 2, ((35 * c * c - 30) * c * c + 3) / 8
    };
    for (int l = 0; l <= 4; l++) {
      double sum = 0;
      for (int lm = l * l; lm < (l + 1) * (l + 1); lm++) {
        sum += atU[lm] * atV[lm];
      }
      assertThat(sum).as("l %d", l).isCloseTo(legendre[l], within(1e-14));
    }
    for (int axis = 0; axis < 3; axis++) {
      for (int lm = 0; lm < 25; lm++) {
        int place = lm;
        int along = axis;
        double expected =
            Derivatives.slope(
                h -> {
                  double[] moved = u.clone();
                  moved[along] += h;
                  harmonics.evaluate(moved[0], moved[1], moved[2], atV, unused, 0);
                  return atV[place];
                },
                1e-3);
        assertThat(gradient[axis][lm]).as("lm %d", lm).isCloseTo(expected, within(1e-10));
      }
    }
  }

  @Test
  void couplingsAreGauntIntegrals() {
    Coupling coupling = new Coupling(3);
    // With Schmidt's norm ∫ Y_l0² dΩ/4π is 1/(2l + 1) and ∫ Y_10² Y_20 dΩ/4π is 2/15.
    assertThat(coupling.of(0, 2, 2)).isCloseTo(1 / 3.0, within(1e-15));
    assertThat(coupling.of(0, 12, 12)).isCloseTo(1 / 7.0, within(1e-15));
    assertThat(coupling.of(2, 2, 6)).isCloseTo(2 / 15.0, within(1e-15));
    assertThat(coupling.of(2, 2, 2)).isZero();
    assertThat(coupling.of(0, 2, 6)).isZero();
    assertThat(coupling.of(1, 2, 6)).isZero();
  }

  @Test
  void sizesAreAsCounted() {
    assertThat(RadialAngularBasis.of(5, new Shape(7, 0, 0, 0, 0), List.of(14)).size()).isEqualTo(7);
    assertThat(RadialAngularBasis.of(5, new Shape(5, 4, 3, 0, 0), List.of(14)).size())
        .isEqualTo(5 + 10 * 4);
    assertThat(RadialAngularBasis.of(5, new Shape(5, 4, 3, 0, 0), List.of(6, 14)).size())
        .isEqualTo(2 * (2 * 5 + 36 * 4));
    // One radial function: orders 000, 011, 022, 112, 222.
    assertThat(RadialAngularBasis.of(5, new Shape(1, 0, 0, 1, 2), List.of(14)).size())
        .isEqualTo(1 + 5);
  }

  @Test
  void impossibleShapesAndCutoffsAreRefused() {
    assertThatThrownBy(() -> new Shape(0, 1, 1, 0, 0)).hasMessageContaining("got 0, 1");
    assertThatThrownBy(() -> new Shape(5, 4, -1, 0, 0)).hasMessageContaining("-1");
    assertThatThrownBy(() -> RadialAngularBasis.of(1.5, Shape.STANDARD, List.of(14)))
        .hasMessageContaining("1.5");
    assertThatThrownBy(() -> RadialAngularBasis.of(5, Shape.STANDARD, List.of()))
        .hasMessageContaining("element");
  }
}
