package org.athanor.sims.matching;

import java.util.List;
import java.util.stream.Collectors;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.potential.Parameter;

/** No weights of a pool's labels give what the target needs. */
public final class UnreachableTargetException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnreachableTargetException(
      Plan plan, List<Parameter> parameters, Matching.Infeasible infeasible) {
    super(
        "pool: expected structures that determine "
            + (infeasible.quantity().isPresent()
                ? plan.target().get(infeasible.quantity().getAsInt()).indicator().word()
                : "the target")
            + ", got none that sees a direction of the parameters on which it depends, mostly "
            + infeasible.parameters().stream()
                .map(p -> parameters.get(p).name())
                .collect(Collectors.joining(", ")));
  }
}
