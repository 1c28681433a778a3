package org.athanor.sims.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.athanor.persistence.identity.DatasetHash;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.Ended;

/**
 * How a campaign stands at one moment.
 *
 * @param name of the campaign; empty before it began
 * @param state whether it is planned, running, stopped or complete
 * @param ended why it ended; empty while it goes on
 * @param round the round opened last; empty before the first
 * @param datasetHash identity of the dataset; empty where it was not asked for
 * @param labels how the labels stand
 * @param givenUp the structures that are quarantined, and why
 * @param ledger what the labels cost
 * @param walks how the walks stand
 * @param potential how good the latest potential is; empty before the first fit
 * @param target how certain the target is; empty without one, and before the first fit
 * @param times when it began and when the last event happened
 * @param programs the versions of Athanor that worked on it
 * @param nodes which machine did what
 * @param alterations of the campaign's file, in order
 */
public record Status(
    Optional<String> name,
    RunState state,
    Optional<Ended> ended,
    Optional<Integer> round,
    Optional<String> datasetHash,
    LabelCounts labels,
    List<GivenUp> givenUp,
    Ledger ledger,
    WalkCounts walks,
    Optional<Standing> potential,
    Optional<TargetStanding> target,
    Times times,
    Programs programs,
    Nodes nodes,
    List<Alteration> alterations) {
  /** Copies the lists. */
  public Status {
    givenUp = List.copyOf(givenUp);
    alterations = List.copyOf(alterations);
  }

  /**
   * When it began, and when the last event happened.
   *
   * @param resumed how often a process took it up again
   */
  public record Times(Optional<Instant> started, Optional<Instant> latest, int resumed) {}

  /**
   * Reads the status off a chronicle; the dataset's hash only from the end of the campaign.
   *
   * @param held whether a process holds the campaign's directory
   */
  public static Status of(Chronicle chronicle, Plan plan, boolean held) {
    var campaign = chronicle.campaign();
    List<RoundOpened> rounds = campaign.rounds();
    return new Status(
        campaign.started().map(CampaignStarted::name),
        RunState.of(chronicle, held),
        campaign.ended().map(end -> end.reason()),
        rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast().round()),
        campaign.ended().map(end -> end.datasetHash()),
        LabelCounts.of(chronicle.labels(), plan),
        GivenUp.of(chronicle),
        Ledger.of(chronicle, plan),
        WalkCounts.of(chronicle),
        campaign.latestFit().map(Standing::of),
        TargetStanding.of(chronicle),
        new Times(
            campaign.started().map(CampaignStarted::at),
            chronicle.timeline().latest(),
            campaign.resumed()),
        chronicle.programs(),
        chronicle.nodes(),
        chronicle.alterations());
  }

  /** The same, with the hash of the dataset so far before the end as well. */
  public static Status hashed(Chronicle chronicle, Plan plan, boolean held) {
    Status status = of(chronicle, plan, held);
    return status.datasetHash().isPresent()
        ? status
        : status.withDatasetHash(DatasetHash.of(chronicle.labeled()));
  }

  /** The same with the hash of the dataset so far. */
  public Status withDatasetHash(String hash) {
    return new Status(
        name,
        state,
        ended,
        round,
        Optional.of(hash),
        labels,
        givenUp,
        ledger,
        walks,
        potential,
        target,
        times,
        programs,
        nodes,
        alterations);
  }
}
