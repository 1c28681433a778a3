package org.athanor.sims.matching;

import java.util.List;
import org.athanor.potentials.matching.Matching;
import org.athanor.potentials.potential.Parameter;

/** No weights of a pool's labels give what the target needs. */
public final class UnreachableTargetException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnreachableTargetException(
      Plan plan, List<Parameter> parameters, Matching.Infeasible infeasible) {
    super(
        infeasible.missing(
            plan.target().stream().map(wanted -> wanted.indicator().word()).toList(),
            parameters.stream().map(Parameter::name).toList()));
  }
}
