package org.athanor.sims.potential;

import static org.athanor.sims.potential.SpecText.numbers;
import static org.athanor.sims.potential.SpecText.wrong;

import java.util.Optional;
import java.util.stream.Collectors;
import org.athanor.potentials.eam.ZhouEam;
import org.athanor.potentials.eam.ZhouParameters;
import org.athanor.potentials.potential.ParametricPotential;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Scalars;

/** The words of Zhou's analytic EAM: a metal, a metal with another's parameters, or numbers. */
final class ZhouWord {
  private ZhouWord() {}

  static Potential of(String part) {
    return switch (part) {
      case "zhou:Ta" -> ZhouEam.of(ZhouParameters.TANTALUM);
      case "zhou:W" -> ZhouEam.of(ZhouParameters.TUNGSTEN);
      case "zhou:Ta@W" -> mixed(ZhouParameters.TUNGSTEN, ZhouParameters.TANTALUM);
      case "zhou:W@Ta" -> mixed(ZhouParameters.TANTALUM, ZhouParameters.TUNGSTEN);
      default -> own(part);
    };
  }

  /** A metal with tunable parameters of one's own. */
  private static Potential own(String part) {
    String form =
        "zhou:Ta, zhou:W, zhou:W@Ta or zhou:Ta@W, or seven numbers r_e,β,A,B,κ,η,F_e@Ta in Å and"
            + " eV";
    int at = part.indexOf('@');
    ZhouParameters metal =
        switch (part.substring(at + 1)) {
          case "Ta" -> ZhouParameters.TANTALUM;
          case "W" -> ZhouParameters.TUNGSTEN;
          default -> throw wrong(part, form);
        };
    if (at < 0) {
      throw wrong(part, form);
    }
    double[] numbers = numbers(part, part.substring("zhou:".length(), at), 7, form);
    try {
      return mixed(metal, metal.withTunable(Scalars.of(numbers)));
    } catch (IllegalArgumentException e) {
      throw wrong(part, form + " (" + e.getMessage() + ")");
    }
  }

  /** One metal with the tunable parameters of another: where a study may begin. */
  private static Potential mixed(ZhouParameters metal, ZhouParameters tuned) {
    double reach = Math.sqrt(5) * Math.max(metal.distance(), tuned.distance());
    return ZhouEam.of(metal.withLogTunable(tuned.logTunable()), reach);
  }

  /** The word for a potential that was tuned, if there is one that needs no file. */
  static Optional<String> word(ParametricPotential tuned) {
    if (!(tuned instanceof ZhouEam zhou)) {
      return Optional.empty();
    }
    String numbers =
        zhou.parameters().stream()
            .map(parameter -> Double.toString(parameter.value()))
            .collect(Collectors.joining(","));
    return Optional.of("zhou:" + numbers + "@" + Element.of(zhou.species().first()).symbol());
  }
}
