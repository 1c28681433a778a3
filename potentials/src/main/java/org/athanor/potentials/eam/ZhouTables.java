package org.athanor.potentials.eam;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.athanor.potentials.eam.EamTables.EamElement;
import org.athanor.potentials.eam.EamTables.Grid;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/** A {@link ZhouEam} as the tables of a setfl file, for programs that take nothing else. */
public final class ZhouTables {
  /** Of either axis; splines through so many follow the functions to about 1e-9 eV. */
  private static final int POINTS = 4001;

  /** Densities go up to so many times that of equilibrium. */
  private static final double DENSEST = 4;

  private ZhouTables() {}

  /**
   * The tables; bcc as its lattice, with the constant that nearest neighbours at r_e have.
   *
   * @param source one line on where the parameters are from
   */
  public static EamTables of(ZhouEam potential, String source) {
    ZhouParameters p = potential.constants();
    ZhouPair pair = ZhouPair.of(p);
    ZhouEmbedding embedding = new ZhouEmbedding(p);
    double perDistance = 1 / p.distance();
    Grid grid =
        new Grid(
            POINTS,
            DENSEST * p.density() / (POINTS - 1),
            POINTS,
            potential.cutoff() / (POINTS - 1),
            potential.cutoff());
    Element element = Element.of(p.atomicNumber());
    Scalars density =
        sampled(grid.distanceStep(), r -> p.scale() * pair.attractive().value(r * perDistance));
    Scalars energy =
        sampled(
            grid.distanceStep(),
            r -> {
              double x = r * perDistance;
              return r
                  * (p.repulsion() * pair.repulsive().value(x)
                      - p.attraction() * pair.attractive().value(x));
            });
    EamElement one =
        new EamElement(
            element.symbol(),
            element.atomicNumber(),
            element.mass(),
            2 / Math.sqrt(3) * p.distance(),
            "bcc",
            sampled(grid.densityStep(), embedding::energy),
            List.of(density));
    return new EamTables(
        List.of("Zhou EAM, tabulated by Athanor, UNITS: metal", source, "eam/alloy"),
        grid,
        List.of(one),
        List.of(energy));
  }

  private static Scalars sampled(double step, DoubleUnaryOperator function) {
    double[] values = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      values[k] = function.applyAsDouble(k * step);
    }
    return Scalars.of(values);
  }
}
