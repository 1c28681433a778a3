package org.athanor.sims.fit;

import java.util.Optional;
import org.athanor.potentials.embedding.EmbeddedFit;
import org.athanor.potentials.embedding.Refinement;
import org.athanor.potentials.embedding.RefinementBytes;
import org.athanor.potentials.linear.LinearFit;
import org.athanor.potentials.structure.Scalars;

/** Refines two densities step by step, and keeps each step. */
record Refining(EmbeddedFit fit, Progress progress) {
  Refinement of(LinearFit linear, int labels) {
    byte[] task = progress.resumption().task().bytes();
    Refinement at =
        progress
            .resumption()
            .refinement()
            .load()
            .flatMap(bytes -> RefinementBytes.read(bytes, task))
            .orElseGet(() -> fit.begin(linear, done -> progress.ticker().done(done, labels)));
    keep(at);
    while (at.descent().count() < progress.mostSteps() && !at.settled()) {
      Optional<Refinement> next = fit.next(at);
      if (next.isEmpty()) {
        break;
      }
      at = next.get();
      keep(at);
    }
    return at;
  }

  private void keep(Refinement at) {
    progress
        .resumption()
        .refinement()
        .save(RefinementBytes.write(at, progress.resumption().task().bytes()));
    progress
        .steps()
        .accept(
            Scalars.of(at.descent().values().stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
