package org.athanor.sims.reference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.text.PotentialText;
import org.athanor.potentials.tightbinding.OutsideParametersException;
import org.athanor.potentials.tightbinding.TightBinding;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** A potential that stands in for an external code. Safe to be used by several threads at once. */
public final class PotentialReference implements Reference {
  private final ReferenceIdentity identity;
  private final Potential potential;

  /**
   * A stand-in.
   *
   * @param identity whose physics describes the potential completely: its form and every parameter
   */
  public PotentialReference(ReferenceIdentity identity, Potential potential) {
    this.identity = identity;
    this.potential = potential;
  }

  /** A Stillinger–Weber potential, described by its parameters. */
  public static PotentialReference of(StillingerWeber potential) {
    String physics =
        potential.parameters().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + text(entry.getValue()) + "\n")
            .collect(Collectors.joining());
    return new PotentialReference(
        new ReferenceIdentity("Stillinger-Weber", "potential stillinger-weber\n" + physics),
        potential);
  }

  /** Tight binding, described by its parameters, its k-points and its smearing. */
  public static PotentialReference of(TightBinding potential) {
    return new PotentialReference(
        new ReferenceIdentity(
            "tight binding", "potential tight-binding sp3\n" + potential.description()),
        potential);
  }

  /** A potential with parameters, described by its text. */
  public static PotentialReference of(ParametricPotential potential) {
    String text = PotentialText.write(potential);
    return new PotentialReference(
        new ReferenceIdentity(
            text.lines().findFirst().orElseThrow().replace("athanor ", ""), "potential\n" + text),
        potential);
  }

  /**
   * Any other potential.
   *
   * @param name for people
   * @param description of its form and everything that it computes with
   */
  public static PotentialReference of(String name, String description, Potential potential) {
    return new PotentialReference(
        new ReferenceIdentity(name, "potential\n" + description + "\n"), potential);
  }

  @Override
  public ReferenceIdentity identity() {
    return identity;
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier) {
    SortedSet<Integer> unknown = new TreeSet<>(structure.species().distinct());
    unknown.removeAll(potential.species());
    if (!unknown.isEmpty()) {
      return failed(
          new Failure.Unavailable(
              "parameters of " + Element.of(unknown.first()).symbol() + " in " + identity.name()));
    }
    return labelled(structure);
  }

  private LabelOutcome labelled(Structure structure) {
    Prediction prediction;
    try {
      prediction = potential.predict(structure);
    } catch (OutsideParametersException e) {
      return failed(new Failure.Unphysical(e.getMessage()));
    }
    return isFinite(prediction)
        ? new LabelOutcome.Labeled(
            new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial())))
        : failed(new Failure.Unphysical(identity.name() + ": a number is not finite"));
  }

  private static boolean isFinite(Prediction prediction) {
    return Double.isFinite(prediction.energy())
        && prediction.forces().allFinite()
        && prediction.virial().allFinite();
  }

  private static LabelOutcome failed(Failure failure) {
    return new LabelOutcome.Failed(failure);
  }

  private static String text(StillingerWeber.Parameters p) {
    return String.format(
        Locale.ROOT,
        "epsilon %s eV, sigma %s Å, a %s, lambda %s, gamma %s, cosTheta0 %s, A %s, B %s, p %s, q"
            + " %s, tolerance %s",
        p.epsilon(),
        p.sigma(),
        p.a(),
        p.lambda(),
        p.gamma(),
        p.cosTheta0(),
        p.pairA(),
        p.pairB(),
        p.p(),
        p.q(),
        p.tolerance());
  }
}
