package org.athanor.sims.properties.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Units;
import org.athanor.potentials.structure.Vectors;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.properties.Bicrystal;
import org.athanor.sims.properties.Crystal;
import org.athanor.sims.properties.Layers;
import org.athanor.sims.properties.Relaxer;
import org.athanor.sims.properties.Surfaces;
import org.athanor.sims.properties.Vacancies;
import org.athanor.sims.relaxation.Freedom;

/**
 * Properties of a crystal and their derivatives by the parameters of its potential.
 *
 * <p>The crystal follows the parameters by the implicit function theorem ({@link Response}); an
 * energy at rest changes only by ∂E/∂θ and by the work of what is not at rest; elastic constants
 * are differences, by strain, of a stress whose derivative is total ({@link ElasticSlopes}).
 * Derivatives by θ are exact, those by positions and strains differences: together good to about
 * 1e-7.
 */
public final class PropertyJacobian {
  private final ParametricPotential potential;
  private final Crystal crystal;
  private final Response response;
  private Optional<ElasticSlopes> elastic = Optional.empty();

  private PropertyJacobian(ParametricPotential potential, StructureSpec start) {
    this.potential = potential;
    Structure near = Crystal.relaxed(potential, start).structure();
    Stationary minimum = Stationary.of(potential, near, true);
    Structure rest = minimum.settled(near);
    this.crystal = new Crystal(potential, start.phase(), rest, potential.predict(rest).energy());
    this.response = Response.free(minimum, potential.sensitivity(rest));
  }

  /**
   * Computes them.
   *
   * @throws org.athanor.sims.properties.NotRelaxedException if a structure does not come to rest,
   *     or the crystal is not at a minimum
   * @throws IllegalArgumentException if the crystal lacks an indicator, or a species is not known
   *     to the potential
   */
  public static List<Reading> of(
      ParametricPotential potential, StructureSpec structure, List<Indicator> indicators) {
    PropertyJacobian jacobian = new PropertyJacobian(potential, structure);
    return indicators.stream().map(jacobian::read).toList();
  }

  private Reading read(Indicator indicator) {
    return switch (indicator) {
      case Indicator.Length length -> reading(length, length(length.row()));
      case Indicator.CohesiveEnergy energy -> reading(energy, cohesive());
      case Indicator.Elastic constant -> elastic().reading(constant);
      case Indicator.EnergyAt point -> reading(point, energyAt(point.volume()));
      case Indicator.Vacancy vacancy -> reading(vacancy, defects().excess(vacant()));
      case Indicator.Surface surface -> reading(surface, surface(surface));
      case Indicator.Fault fault -> reading(fault, fault(fault));
    };
  }

  /** A value followed by its derivatives, [1 + P]. */
  static Reading reading(Indicator indicator, double... all) {
    return new Reading(indicator, all[0], Scalars.of(Arrays.copyOfRange(all, 1, all.length)));
  }

  private double[] length(int row) {
    Matrix3 rows = crystal.structure().cell().rows();
    double[] vector = {rows.get(row, 0), rows.get(row, 1), rows.get(row, 2)};
    double length = Layers.norm(vector);
    double[] all = new double[1 + response.strains().size()];
    all[0] = length;
    for (int p = 1; p < all.length; p++) {
      for (int k = 0; k < 9; k++) {
        double rate = response.strains().get(p - 1).get(k / 3, k % 3);
        all[p] += vector[k / 3] * rate * vector[k % 3] / length;
      }
    }
    return all;
  }

  /** The energy per atom, which at rest has no derivative but the direct one. */
  private double[] perAtom(Structure rest) {
    Sensitivity direct = potential.sensitivity(rest);
    double[] all = new double[1 + direct.parameters()];
    all[0] = potential.predict(rest).energy() / rest.size();
    for (int p = 1; p < all.length; p++) {
      all[p] = direct.energy().get(p - 1) / rest.size();
    }
    return all;
  }

  private double[] cohesive() {
    double[] all = perAtom(crystal.structure());
    Species species = crystal.structure().species();
    for (int k = 0; k < all.length; k++) {
      all[k] = -all[k];
    }
    double edge = 4 * potential.cutoff();
    Cell room = new Cell(Matrix3.diagonal(edge, edge, edge), Cell.Periodicity.NONE);
    for (int i = 0; i < species.size(); i++) {
      Species one = Species.of(species.get(i));
      double[] alone = perAtom(new Structure(room, one, Vectors.zeros(1)));
      for (int k = 0; k < all.length; k++) {
        all[k] += alone[k] / species.size();
      }
    }
    return all;
  }

  private ElasticSlopes elastic() {
    if (elastic.isEmpty()) {
      elastic = Optional.of(ElasticSlopes.of(potential, crystal, response));
    }
    return elastic.get();
  }

  private double[] energyAt(double volume) {
    double scale = StrictMath.cbrt(volume / crystal.structure().volumePerAtom()) - 1;
    Structure scaled = crystal.structure().strained(Matrix3.diagonal(scale, scale, scale));
    return perAtom(new Relaxer(potential).relaxed(scaled, Freedom.VOLUME_KEPT, Relaxer.TIGHT));
  }

  private DefectSlopes defects() {
    List<Double> bulk = new ArrayList<>();
    for (double value : perAtom(crystal.structure())) {
      bulk.add(value);
    }
    return new DefectSlopes(potential, bulk, response.strains());
  }

  private Structure vacant() {
    return tight(Vacancies.rest(crystal), Freedom.POSITIONS);
  }

  private Structure tight(Structure start, Freedom freedom) {
    return new Relaxer(potential).relaxed(start, freedom, Relaxer.TIGHT);
  }

  /** γ = excess/2A; the area follows the strain. */
  private double[] surface(Indicator.Surface surface) {
    Surfaces.Slab slab = Surfaces.slab(crystal, surface.plane());
    List<Matrix3> seen = seen(slab.layers());
    double[] all = defects().excess(tight(slab.start(), Freedom.POSITIONS), seen);
    double perArea = Units.JOULE_PER_M2_PER_EV_PER_A2 / (2 * slab.layers().area());
    return perArea(all, seen, perArea);
  }

  /** γ = [E(share) − E(0)]/A, atoms free along the normal alone. */
  private double[] fault(Indicator.Fault fault) {
    if (response.furthest() > 1e-6) {
      throw new IllegalArgumentException(
          fault.word()
              + ": expected a crystal whose atoms stay at their sites when parameters change, for"
              + " those of a fault are held across the normal");
    }
    Bicrystal pair = Bicrystal.of(crystal, fault.slip(), 1);
    List<Matrix3> seen = seen(pair.layers());
    double[] all = defects().excess(tight(pair.at(fault.share()), Freedom.ALONG_Z), seen);
    double[] none = defects().excess(tight(pair.at(0), Freedom.ALONG_Z), seen);
    for (int k = 0; k < all.length; k++) {
      all[k] -= none[k];
    }
    return perArea(all, seen, 1000 * Units.JOULE_PER_M2_PER_EV_PER_A2 / pair.layers().area());
  }

  private static double[] perArea(double[] energies, List<Matrix3> seen, double perArea) {
    double[] all = new double[energies.length];
    all[0] = energies[0] * perArea;
    for (int p = 1; p < all.length; p++) {
      Matrix3 strain = seen.get(p - 1);
      all[p] = energies[p] * perArea - all[0] * (strain.get(0, 0) + strain.get(1, 1));
    }
    return all;
  }

  /**
   * The crystal's strains as the layers see them. Shears that tilt the layers only turn them. Along
   * the normal atoms are at rest, but for a little force that is left: moved along with the
   * crystal, it does no work.
   */
  private List<Matrix3> seen(Layers layers) {
    Matrix3 turn = layers.frame();
    return response.strains().stream()
        .map(strain -> turn.transposed().times(strain).times(turn))
        .map(
            s ->
                Matrix3.of(
                    s.get(0, 0), s.get(0, 1), 0, s.get(1, 0), s.get(1, 1), 0, 0, 0, s.get(2, 2)))
        .toList();
  }
}
