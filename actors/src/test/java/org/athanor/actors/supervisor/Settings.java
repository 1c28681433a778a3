package org.athanor.actors.supervisor;

import java.util.List;
import java.util.Optional;
import org.athanor.actors.supervisor.Probes.Amplitudes;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.protocol.Facts;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.WalkSettings;

/** Settings of a small campaign, with a different number in every place. */
final class Settings {
  static final WalkSettings WALKS =
      new WalkSettings(
          30,
          10,
          1.5,
          0.02,
          new Guards(0.6, 9000, 50, 0.5, 2),
          new FingerprintSettings(4, 20, Orbitals.S, false));

  private Settings() {}

  static CampaignSettings campaign(Budget budget, Schedule schedule) {
    return campaign(budget, schedule, "the file");
  }

  static CampaignSettings campaign(Budget budget, Schedule schedule, String text) {
    Grid grid =
        new Grid(
            List.of(new Start("a", Facts.structure(1)), new Start("b", Facts.structure(2))),
            List.of(0.0, 7.0),
            List.of(300.0, 1000.0, 3000.0),
            List.of(0.0, 2.0, 5.0));
    return new CampaignSettings(
        "test",
        11,
        grid,
        schedule,
        budget,
        new Probes(new Amplitudes(0.08, 0.2), new Amplitudes(0.05, 0.1), 0.02, 350),
        WALKS,
        Optional.empty(),
        text,
        "0.1.0 (commit 0c774ff)");
  }
}
