package org.athanor.potentials.ionic;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.SpeciesPair;
import org.athanor.potentials.potential.Tally;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Species;

/**
 * The Born–Mayer–Huggins potential of ionic crystals and melts: pairs
 *
 * <pre>
 * φ(r) = A exp((σ − r)/ρ) − C/r⁶ + D/r⁸,  r &lt; cutoff
 * </pre>
 *
 * and the Coulomb energy of a charge for each element ({@link Electrostatics}). φ is not shifted at
 * the cutoff.
 *
 * <p>Source: M. L. Huggins and J. E. Mayer, J. Chem. Phys. 1, 643 (1933); M. P. Tosi and F. G.
 * Fumi, J. Phys. Chem. Solids 25, 45 (1964). The form is that of LAMMPS' pair styles born/coul/long
 * and born/coul/dsf.
 */
public final class BornMayerHuggins implements Potential {
  /**
   * Parameters of a pair of elements.
   *
   * @param a A in eV
   * @param rho ρ in Å
   * @param sigma σ in Å
   * @param c C in eV·Å⁶
   * @param d D in eV·Å⁸
   */
  public record Parameters(double a, double rho, double sigma, double c, double d) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException unless all are finite and ρ positive
     */
    public Parameters {
      if (!(rho > 0) || !Double.isFinite(a + rho + sigma + c + d)) {
        throw new IllegalArgumentException(
            "Born-Mayer-Huggins: expected finite parameters with a positive rho in Å, got A "
                + a
                + ", rho "
                + rho
                + ", sigma "
                + sigma
                + ", C "
                + c
                + ", D "
                + d);
      }
    }
  }

  private final SortedMap<SpeciesPair, Parameters> parameters;
  private final Charges charges;
  private final Electrostatics electrostatics;
  private final IonTable table;

  /** Empty until a kernel needs it. */
  private Optional<MeshTables> meshTables = Optional.empty();

  private BornMayerHuggins(
      SortedMap<SpeciesPair, Parameters> parameters,
      Charges charges,
      Electrostatics electrostatics,
      double cutoff) {
    this.parameters = parameters;
    this.charges = charges;
    this.electrostatics = electrostatics;
    this.table = new IonTable(parameters, charges, Screening.of(electrostatics, cutoff), cutoff);
  }

  /**
   * From the parameters of every pair of the charged elements.
   *
   * @param cutoff in Å, of φ and of the pairs' part of the Coulomb energy
   * @throws IllegalArgumentException if there is no element, a pair is missing, or the cutoff is
   *     not positive
   */
  public static BornMayerHuggins of(
      Map<SpeciesPair, Parameters> parameters,
      Charges charges,
      Electrostatics electrostatics,
      double cutoff) {
    if (!(cutoff > 0 && Double.isFinite(cutoff)) || charges.byElement().isEmpty()) {
      throw new IllegalArgumentException(
          "Born-Mayer-Huggins: expected a positive cutoff in Å and a charged element, got "
              + cutoff
              + " and "
              + charges.byElement().size()
              + " elements");
    }
    for (SpeciesPair pair : SpeciesPair.all(charges.byElement().keySet())) {
      if (!parameters.containsKey(pair)) {
        throw new IllegalArgumentException(
            "Born-Mayer-Huggins: expected parameters for every pair of its elements, got none for "
                + pair);
      }
    }
    return new BornMayerHuggins(new TreeMap<>(parameters), charges, electrostatics, cutoff);
  }

  /** The parameters, by pair. */
  public SortedMap<SpeciesPair, Parameters> parameters() {
    return new TreeMap<>(parameters);
  }

  /** The charges. */
  public Charges charges() {
    return charges;
  }

  /** How the Coulomb energy is summed. */
  public Electrostatics electrostatics() {
    return electrostatics;
  }

  @Override
  public double cutoff() {
    return table.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return new TreeSet<>(charges.byElement().keySet());
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for {@link Electrostatics.Ewald} also if the charges do not
   *     cancel; its kernel refuses cells that do not repeat along all three rows
   */
  @Override
  public Kernel kernel(Species structureSpecies) {
    return kernel(structureSpecies, Optional.empty());
  }

  @Override
  public Kernel kernel(Species structureSpecies, Cell first) {
    return kernel(structureSpecies, Optional.of(first));
  }

  /**
   * An evaluator.
   *
   * @throws IllegalArgumentException for {@link Electrostatics.Ewald} also if the charges do not
   *     cancel; its kernel refuses cells that do not repeat along all three rows
   */
  private Kernel kernel(Species structureSpecies, Optional<Cell> first) {
    int[] places = structureSpecies.placesIn(species());
    return switch (electrostatics) {
      case Electrostatics.DampedShifted damped -> pairs(places);
      case Electrostatics.Ewald ewald -> {
        checkNeutral(structureSpecies);
        yield ewald.byMesh(places.length) ? byMesh(ewald, places, first) : byWaves(ewald, places);
      }
    };
  }

  private Kernel pairs(int[] places) {
    return new PartedKernel(() -> new IonPairs(table, places));
  }

  private Kernel byWaves(Electrostatics.Ewald ewald, int[] places) {
    double alpha = table.screening().alpha();
    double longest = 2 * Screening.reach(ewald) * alpha;
    double[] all = table.charges(places);
    return new Both(pairs(places), new ReciprocalSum(all, charges.constant(), alpha, longest));
  }

  private Kernel byMesh(Electrostatics.Ewald ewald, int[] places, Optional<Cell> first) {
    MeshTables shared = meshTables(ewald.accuracy());
    double[] all = table.charges(places);
    return new Both(shared.pairs(places), shared.waves(all, charges.constant(), first));
  }

  /** Made when first needed: small structures do without. */
  private synchronized MeshTables meshTables(double accuracy) {
    if (meshTables.isEmpty()) {
      meshTables = Optional.of(MeshTables.of(table, charges, accuracy));
    }
    return meshTables.get();
  }

  private void checkNeutral(Species structureSpecies) {
    double net = 0;
    double all = 0;
    for (int i = 0; i < structureSpecies.size(); i++) {
      double charge = charges.byElement().get(structureSpecies.get(i));
      net += charge;
      all += Math.abs(charge);
    }
    if (Math.abs(net) > 1e-9 * all) {
      throw new IllegalArgumentException(
          "Ewald: expected charges that cancel in each cell, got a net charge of " + net + " e");
    }
  }

  private record Both(Kernel pairs, Kernel waves) implements Kernel {
    @Override
    public void add(Neighbours neighbours, Tally tally) {
      pairs.add(neighbours, tally);
      waves.add(neighbours, tally);
    }
  }
}
