package org.athanor.potentials.potential;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.athanor.potentials.potential.Parameter.Scale;
import org.athanor.potentials.potential.StillingerWeber.Parameters;
import org.athanor.potentials.potential.StillingerWeber.Triple;
import org.athanor.potentials.structure.Neighbours;
import org.athanor.potentials.structure.Scalars;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;

/**
 * The Stillinger–Weber potential of one element with Aε, B, σ, γσ and λε to tune, as ln|p|.
 *
 * <p>The range aσ stays in Å: a follows from σ. This is the parametrisation of OpenKIM's driver,
 * whose σ moves the pairs alone, and of Kurniawan et al., arXiv:2411.02740.
 */
public final class TunableStillingerWeber implements ParametricPotential {
  private final Triple triple;
  private final Parameters parameters;
  private final StillingerWeber potential;

  private TunableStillingerWeber(Triple triple, Parameters parameters) {
    this.triple = triple;
    this.parameters = parameters;
    this.potential = StillingerWeber.of(Map.of(triple, parameters));
  }

  /**
   * With the parameters of a given potential.
   *
   * @throws IllegalArgumentException if it has several elements, cuts its exponentials off before
   *     aσ, or if A, B, σ, γ, λ or ε is zero
   */
  public static TunableStillingerWeber of(StillingerWeber potential) {
    if (potential.parameters().size() != 1) {
      throw new IllegalArgumentException(
          "tunable Stillinger-Weber: expected one element, got " + potential.species().size());
    }
    Triple triple = potential.parameters().firstKey();
    Parameters parameters = potential.parameters().get(triple);
    if (parameters.tolerance() != 0) {
      throw new IllegalArgumentException(
          "tunable Stillinger-Weber: expected a tolerance of 0, got " + parameters.tolerance());
    }
    TunableStillingerWeber tunable = new TunableStillingerWeber(triple, parameters);
    tunable.theta();
    return tunable;
  }

  /** The potential at the present parameters. */
  public StillingerWeber fixed() {
    return potential;
  }

  /** Aε, B, σ, γσ and λε, on logarithmic scales. */
  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter("Aε", "eV", parameters.pairA() * parameters.epsilon(), Scale.LOGARITHM),
        new Parameter("B", "", parameters.pairB(), Scale.LOGARITHM),
        new Parameter("σ", "Å", parameters.sigma(), Scale.LOGARITHM),
        new Parameter("γσ", "Å", parameters.gamma() * parameters.sigma(), Scale.LOGARITHM),
        new Parameter("λε", "eV", parameters.lambda() * parameters.epsilon(), Scale.LOGARITHM));
  }

  @Override
  public TunableStillingerWeber with(Scalars theta) {
    List<Double> p = Parameter.values(parameters(), theta);
    Parameters moved =
        new Parameters(
            parameters.epsilon(),
            p.get(2),
            parameters.cutoff() / p.get(2),
            p.get(4) / parameters.epsilon(),
            p.get(3) / p.get(2),
            parameters.cosTheta0(),
            p.get(0) / parameters.epsilon(),
            p.get(1),
            parameters.p(),
            parameters.q(),
            0);
    return new TunableStillingerWeber(triple, moved);
  }

  @Override
  public Sensitivity sensitivity(Structure structure) {
    structure.species().placesIn(species());
    Neighbours list = Neighbours.of(structure, cutoff());
    return new StillingerWeberSensitivity(parameters).of(list, structure.size());
  }

  @Override
  public double cutoff() {
    return potential.cutoff();
  }

  @Override
  public SortedSet<Integer> species() {
    return potential.species();
  }

  @Override
  public Kernel kernel(Species species) {
    return potential.kernel(species);
  }
}
