package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.ReferenceIdentity;
import org.junit.jupiter.api.Test;

class CheckedReferenceTest {
  private static final Structure STRUCTURE =
      new Structure(
          Cell.periodic(3, 0, 0, 0, 3, 0, 0, 0, 3),
          Species.of(14, 14),
          Vectors.of(0, 0, 0, 1, 1, 1));
  private static final Cost COST = new Cost(12, 8);

  /** Always the same answer. */
  private record Parrot(LabelOutcome outcome) implements Reference {
    @Override
    public ReferenceIdentity identity() {
      return new ReferenceIdentity("parrot", "parrot\n");
    }

    @Override
    public LabelOutcome label(Structure structure, List<Failure> earlier) {
      return outcome;
    }
  }

  private static LabelOutcome checked(double energy, double force) throws InterruptedException {
    Labels labels = new Labels(energy, Vectors.of(force, 0, 0, -force, 0, 0), Optional.empty());
    Reference parrot = new Parrot(new LabelOutcome.Labeled(labels, Optional.of(COST)));
    return new CheckedReference(parrot, new LabelLimits(30, -6, -2)).label(STRUCTURE, List.of());
  }

  @Test
  void whatIsWithinTheLimitsPassesWithItsCost() throws InterruptedException {
    LabelOutcome outcome = checked(-8, 29);
    assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
    assertThat(outcome.cost()).contains(COST);
  }

  @Test
  void outliersOfForceAndEnergyAreRefused() throws InterruptedException {
    refused(checked(-8, 31), "a force of 31.0 eV/Å, limit 30");
    refused(checked(-13, 1), "an energy of -6.5 eV per atom");
    refused(checked(8, 1), "an energy of 4.0 eV per atom");
  }

  private static void refused(LabelOutcome outcome, String words) {
    assertThat(outcome).isInstanceOf(LabelOutcome.Failed.class);
    Failure failure = ((LabelOutcome.Failed) outcome).failure();
    assertThat(failure).isInstanceOf(Failure.Unphysical.class);
    assertThat(((Failure.Unphysical) failure).detail()).contains(words);
    assertThat(outcome.cost()).as("it was paid for all the same").contains(COST);
  }
}
