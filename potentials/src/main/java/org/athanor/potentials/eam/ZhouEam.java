package org.athanor.potentials.eam;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.athanor.potentials.potential.Kernel;
import org.athanor.potentials.potential.Parameter;
import org.athanor.potentials.potential.Parameter.Scale;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.PartedKernel;
import org.athanor.potentials.potential.Sensitivity;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * The analytic embedded-atom potential of one metal, with exact derivatives by its parameters.
 *
 * <p>E = Σ_i F(ρ_i) + ½ Σ_i Σ_j φ(r_ij), ρ_i = Σ_j f(r_ij), in eV and Å, with
 *
 * <pre>
 * f(r) = f_e exp[−β(r/r_e−1)]/(1+(r/r_e−λ)²⁰)
 * φ(r) = A exp[−α(r/r_e−1)]/(1+(r/r_e−κ)²⁰) − B exp[−β(r/r_e−1)]/(1+(r/r_e−λ)²⁰)
 * F(ρ) = Σ Fn_i (ρ/(0.85ρ_e)−1)^i below 0.85ρ_e, Σ F_i (ρ/ρ_e−1)^i up to 1.15ρ_e,
 *        F_e [1−η ln(ρ/ρ_e)](ρ/ρ_e)^η above
 * </pre>
 *
 * <p>α = 1.875β, λ = 2κ, F_0 = F_e, F_1 = 0; the other F_i and Fn_i make F(0) = 0 and F, F′, F″ at
 * 0.85ρ_e and F, F′ at 1.15ρ_e continuous. Nothing is felt from the cutoff on, √5 r_e unless given;
 * there is no shift, so energies drop there by some 1e-7 eV.
 *
 * <p>Source: X. W. Zhou, R. A. Johnson and H. N. G. Wadley, Phys. Rev. B 69, 144113 (2004), eqs.
 * 2–10.
 */
public final class ZhouEam implements ParametricPotential {
  private static final List<String> NAMES = List.of("r_e", "β", "A", "B", "κ", "η", "F_e");
  private static final List<String> UNITS = List.of("Å", "", "eV", "eV", "", "", "eV");

  private final ZhouParameters parameters;
  private final double cutoff;

  private ZhouEam(ZhouParameters parameters, double cutoff) {
    this.parameters = parameters;
    this.cutoff = cutoff;
  }

  /** With the cutoff √5 r_e. */
  public static ZhouEam of(ZhouParameters parameters) {
    return of(parameters, Math.sqrt(5) * parameters.distance());
  }

  /**
   * With a cutoff in Å of its own, such as that of other parameters to compare with.
   *
   * @throws IllegalArgumentException if the cutoff is not positive and finite
   */
  public static ZhouEam of(ZhouParameters parameters, double cutoff) {
    if (!(cutoff > 0 && Double.isFinite(cutoff))) {
      throw new IllegalArgumentException(
          "Zhou EAM: expected a positive, finite cutoff in Å, got " + cutoff);
    }
    return new ZhouEam(parameters, cutoff);
  }

  /** All its constants, those that are not tuned among them. */
  ZhouParameters constants() {
    return parameters;
  }

  /** r_e, β, A, B, κ, η and F_e, on logarithmic scales. */
  @Override
  public List<Parameter> parameters() {
    Scalars values = parameters.tunable();
    List<Parameter> all = new ArrayList<>();
    for (int p = 0; p < values.size(); p++) {
      all.add(new Parameter(NAMES.get(p), UNITS.get(p), values.get(p), Scale.LOGARITHM));
    }
    return all;
  }

  @Override
  public ZhouEam with(Scalars theta) {
    return new ZhouEam(parameters.withLogTunable(theta), cutoff);
  }

  @Override
  public Sensitivity sensitivity(Structure structure) {
    structure.species().placesIn(species());
    return new ZhouSensitivity(parameters)
        .of(Neighbours.of(structure, cutoff), structure.size(), cutoff);
  }

  @Override
  public double cutoff() {
    return cutoff;
  }

  @Override
  public SortedSet<Integer> species() {
    SortedSet<Integer> one = new TreeSet<>();
    one.add(Element.of(parameters.atomicNumber()).atomicNumber());
    return one;
  }

  @Override
  public Kernel kernel(Species structureSpecies) {
    PairFunctions functions = new ZhouFunctions(parameters, cutoff);
    EamSums sums = new EamSums(structureSpecies.placesIn(species()).length, functions.alike());
    return new PartedKernel(() -> new EamWorker(functions, sums));
  }
}
