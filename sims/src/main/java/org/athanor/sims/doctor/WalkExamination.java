package org.athanor.sims.doctor;

import java.util.Comparator;
import java.util.function.Consumer;
import org.athanor.actors.supervisor.Outlook;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.structure.Structure;
import org.athanor.sims.run.Starts;
import org.athanor.sims.run.WalkPotentials;
import org.athanor.sims.run.Wiring;
import org.athanor.sims.status.Format;

/**
 * What walks would cost. A fitted potential is not there yet; one that the file names is opened and
 * asked about the smallest phase.
 */
final class WalkExamination implements Examination {
  /** Beyond the first, which may load a model. */
  private static final int CALLS = 3;

  private final CampaignFile file;

  WalkExamination(CampaignFile file) {
    this.file = file;
  }

  @Override
  public void examine(Consumer<Diagnosis> found) {
    try {
      Outlook outlook = Outlook.of(Wiring.campaign(file));
      found.accept(
          Diagnosis.pass(
              "walks",
              outlook.walks()
                  + " in all, "
                  + outlook.dynamics()
                  + " of them dynamics of "
                  + file.walks().steps()
                  + " steps after a relaxation, on "
                  + file.driving().potential().orElse("what is fitted")));
      if (file.driving().potential().isPresent()) {
        found.accept(cost(file.driving().potential().get(), outlook));
      }
    } catch (BadConfiguration e) {
      found.accept(
          Diagnosis.fail("walks", e.getMessage(), "correct explore.potential or system.phases"));
    }
  }

  private Diagnosis cost(String spec, Outlook outlook) {
    Structure structure = smallest();
    try (WalkPotentials potentials = WalkPotentials.of(file)) {
      Potential potential = potentials.named(spec);
      potential.predict(structure);
      long began = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        potential.predict(structure);
      }
      double seconds = (System.nanoTime() - began) * 1e-9 / CALLS;
      double all = seconds * outlook.dynamics() * file.walks().steps();
      return Diagnosis.pass(
          "walks' potential",
          spec
              + ": "
              + structure.size()
              + " atoms in "
              + Format.figures(1e3 * seconds, 3)
              + " ms; all steps of dynamics like this one take "
              + Format.figures(all / 3600, 3)
              + " core-h, about "
              + Format.seconds(all / file.machines().explorers())
              + " with "
              + file.machines().explorers()
              + " explorers");
    } catch (BadConfiguration | IllegalStateException e) {
      return Diagnosis.fail(
          "walks' potential", String.valueOf(e.getMessage()), "correct explore.potential");
    }
  }

  private Structure smallest() {
    Starts starts = new Starts(file.species());
    return file.phases().stream()
        .map(phase -> starts.of(phase).structure())
        .min(Comparator.comparingInt(Structure::size))
        .orElseThrow();
  }
}
