package org.athanor.actors.campaign;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;

/** Stillinger–Weber silicon as reference, which fails at first, or always, for some structures. */
final class StandIn implements Reference {
  static final ReferenceIdentity IDENTITY =
      new ReferenceIdentity("Stillinger-Weber", "potential stillinger-weber silicon 1985");

  private final StillingerWeber potential = StillingerWeber.silicon();
  private final AtomicInteger calculations = new AtomicInteger();
  private final boolean whole;

  StandIn() {
    this(false);
  }

  private StandIn(boolean whole) {
    this.whole = whole;
  }

  /** One that a person has mended: it breaks down no more. */
  static StandIn mended() {
    return new StandIn(true);
  }

  /** How many calculations were begun. */
  int calculations() {
    return calculations.get();
  }

  @Override
  public ReferenceIdentity identity() {
    return IDENTITY;
  }

  @Override
  public LabelOutcome label(Structure structure, List<Failure> earlier) {
    calculations.incrementAndGet();
    Prediction prediction = potential.predict(structure);
    int kind = Math.floorMod(Double.hashCode(prediction.energy()), 20);
    if (kind == 0 && !whole) {
      throw new IllegalStateException("this structure breaks the reference");
    }
    if (kind == 1 && earlier.stream().noneMatch(Failure.NotConverged.class::isInstance)) {
      return new LabelOutcome.Failed(new Failure.NotConverged(100));
    }
    return new LabelOutcome.Labeled(
        new Labels(prediction.energy(), prediction.forces(), Optional.of(prediction.virial())));
  }
}
