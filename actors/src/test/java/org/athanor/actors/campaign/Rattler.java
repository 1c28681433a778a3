package org.athanor.actors.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.athanor.actors.engine.WalkEngine;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkOutcome;
import org.athanor.protocol.walk.WalkSettings;

/**
 * An engine that shakes the start and, where there is a potential, lets it fall a little along the
 * forces: small, quick, and the same for the same arguments, to the bit.
 */
final class Rattler implements WalkEngine {
  private static final double FALL = 0.002;

  @Override
  public Optional<WalkOutcome> run(
      Walk walk, WalkSettings settings, Optional<Potential> potential, BooleanSupplier cancelled) {
    List<Candidate> candidates = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(walk.seed());
    Structure structure = walk.start();
    int count = count(walk.motion(), settings);
    for (int k = 0; k < count; k++) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      structure = moved(structure, potential, random);
      candidates.add(new Candidate(k, 10 * k, structure));
    }
    return Optional.of(
        new WalkOutcome(walk.id(), candidates, new Ending.Completed(), 10 * count, 0.01));
  }

  private static int count(Motion motion, WalkSettings settings) {
    return switch (motion) {
      case Motion.Perturbed perturbed -> perturbed.count();
      case Motion.Strained strained -> strained.count();
      case Motion.Dynamics dynamics -> settings.steps() / settings.every();
    };
  }

  private static Structure moved(
      Structure structure, Optional<Potential> potential, SplittableRandom random) {
    double[] positions = structure.positions().toArray();
    double[] forces =
        potential
            .map(surface -> surface.predict(structure).forces().toArray())
            .orElseGet(() -> new double[positions.length]);
    for (int k = 0; k < positions.length; k++) {
      double fall = Math.max(-0.05, Math.min(0.05, FALL * forces[k]));
      positions[k] += fall + 0.1 * (random.nextDouble() - 0.5);
    }
    return structure.withPositions(Vectors.of(positions));
  }
}
