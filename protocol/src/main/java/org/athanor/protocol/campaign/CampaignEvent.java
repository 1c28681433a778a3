package org.athanor.protocol.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.potentials.uncertainty.ActiveSets;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.matching.Tuning;
import org.athanor.protocol.walk.Walk;

/** What happened to the campaign as a whole. */
public sealed interface CampaignEvent {
  /**
   * The campaign began.
   *
   * @param settings its file, resolved, as canonical text
   * @param program the version of Athanor; empty in what the first version wrote
   */
  record CampaignStarted(
      String name, long seed, String settings, Optional<String> program, Instant at)
      implements CampaignEvent {
    /** As the first version wrote it. */
    public CampaignStarted(String name, long seed, String settings, Instant at) {
      this(name, seed, settings, Optional.empty(), at);
    }
  }

  /**
   * A process took the campaign up again.
   *
   * @param program the version of Athanor; empty in what the first version wrote
   */
  record CampaignResumed(Optional<String> program, Instant at) implements CampaignEvent {
    /** As the first version wrote it. */
    public CampaignResumed(Instant at) {
      this(Optional.empty(), at);
    }
  }

  /**
   * The campaign's file was changed, between two runs or while one went on; what was decided before
   * stays.
   *
   * @param settings the file as it is now, resolved, as canonical text
   * @param by who changed it or ran it changed, as USER@HOST; empty in what the first version wrote
   */
  record SettingsChanged(String settings, Optional<String> by, Instant at)
      implements CampaignEvent {
    /** As the first version wrote it. */
    public SettingsChanged(String settings, Instant at) {
      this(settings, Optional.empty(), at);
    }
  }

  /**
   * Everything before was taken from another campaign; here they part.
   *
   * @param parent the directory of that one, as it was called then
   * @param round the last that both have
   * @param by who did it, as USER@HOST
   */
  record CampaignForked(String parent, int round, String by, Instant at) implements CampaignEvent {}

  /** A round was planned. */
  record RoundOpened(int round, List<Walk> walks, List<Quota> quotas, long seed, Instant at)
      implements CampaignEvent {
    /** Copies the lists. */
    public RoundOpened {
      walks = List.copyOf(walks);
      quotas = List.copyOf(quotas);
    }
  }

  /**
   * A potential was fitted to all labels of rounds up to its version.
   *
   * @param version the round whose labels were the last to enter
   * @param potential its text form
   * @param seen what walks are guarded by; empty where they are not
   * @param tuning what became of the target; empty in a campaign without one
   */
  record PotentialFitted(
      int version,
      String potential,
      FitReport report,
      Optional<ActiveSets> seen,
      Optional<Tuning> tuning,
      Instant at)
      implements CampaignEvent {
    /** One that guards no walks, in a campaign without a target. */
    public PotentialFitted(int version, String potential, FitReport report, Instant at) {
      this(version, potential, report, Optional.empty(), at);
    }

    /** In a campaign without a target. */
    public PotentialFitted(
        int version, String potential, FitReport report, Optional<ActiveSets> seen, Instant at) {
      this(version, potential, report, seen, Optional.empty(), at);
    }

    /** The same without what walks are guarded by. */
    PotentialFitted unguarded() {
      return new PotentialFitted(version, potential, report, Optional.empty(), tuning, at);
    }
  }

  /**
   * Somebody asked the process that runs the campaign to stop; the next one goes on.
   *
   * @param point when it stops
   * @param by who asked, as USER@HOST; or the option of the process that did
   */
  record StopRequested(StopPoint point, String by, Instant at) implements CampaignEvent {}

  /** The campaign ended as its file says. */
  record CampaignEnded(Ended reason, String datasetHash, Instant at) implements CampaignEvent {}

  /**
   * It goes on after its end, because labels were asked for again. The last fit does not count any
   * more: nothing hangs on it yet, and it is made again with those labels.
   */
  record CampaignReopened(Instant at) implements CampaignEvent {}
}
