package org.athanor.protocol.campaign;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.walk.Driver;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * What is known of a campaign as a whole: a fold over its events.
 *
 * @param started its beginning; empty before it began
 * @param settings its file as canonical text, as last changed; empty text before it began
 * @param rounds all rounds that were opened, in order
 * @param fits all fits, in order: element v is version v; active sets only with those that walks
 *     may still ask for
 * @param ended how it ended; empty while it goes on
 * @param resumed how often a process took it up again
 */
public record CampaignState(
    Optional<CampaignStarted> started,
    String settings,
    PVector<RoundOpened> rounds,
    PVector<PotentialFitted> fits,
    Optional<CampaignEnded> ended,
    int resumed) {
  /** Before anything happened. */
  public static final CampaignState EMPTY =
      new CampaignState(
          Optional.empty(), "", TreePVector.empty(), TreePVector.empty(), Optional.empty(), 0);

  /** The state after {@code event}. */
  public CampaignState applied(CampaignEvent event) {
    return switch (event) {
      case CampaignStarted begun ->
          new CampaignState(Optional.of(begun), begun.settings(), rounds, fits, ended, resumed);
      case CampaignResumed again ->
          new CampaignState(started, settings, rounds, fits, ended, resumed + 1);
      // A changed file may ask for more: the campaign goes on until the new file is satisfied.
      case SettingsChanged changed ->
          new CampaignState(started, changed.settings(), rounds, fits, Optional.empty(), resumed);
      case RoundOpened round ->
          new CampaignState(
              started, settings, rounds.plus(round), trimmed(fits, round), ended, resumed);
      case PotentialFitted fit ->
          new CampaignState(started, settings, rounds, fits.plus(fit), ended, resumed);
      // A wish of one process's life: the next one knows nothing of it.
      case StopRequested asked -> this;
      // Where it came from changes nothing.
      case CampaignForked fork -> this;
      case CampaignEnded end ->
          new CampaignState(started, settings, rounds, fits, Optional.of(end), resumed);
      case CampaignReopened again ->
          new CampaignState(
              started, settings, rounds, fits.minus(fits.size() - 1), Optional.empty(), resumed);
    };
  }

  /**
   * Active sets are large. A round that names version v is opened when the rounds up to v are
   * labelled, so all walks still on their way are of rounds after v, and none of them names a
   * version farther behind its round than this one.
   */
  private static PVector<PotentialFitted> trimmed(
      PVector<PotentialFitted> fits, RoundOpened round) {
    OptionalInt named =
        round.walks().stream()
            .flatMap(walk -> walk.driver().stream())
            .flatMapToInt(CampaignState::version)
            .min();
    if (named.isEmpty()) {
      return fits;
    }
    int oldest = 2 * named.getAsInt() - round.round();
    PVector<PotentialFitted> kept = fits;
    for (int version = 0; version < Math.min(oldest, fits.size()); version++) {
      if (fits.get(version).seen().isPresent()) {
        kept = kept.with(version, fits.get(version).unguarded());
      }
    }
    return kept;
  }

  private static IntStream version(Driver driver) {
    return switch (driver) {
      case Driver.Fitted fitted -> IntStream.of(fitted.version());
      case Driver.Given _ -> IntStream.empty();
    };
  }

  /** The potential fitted last; empty before the first fit. */
  public Optional<PotentialFitted> latestFit() {
    return fits.isEmpty() ? Optional.empty() : Optional.of(fits.get(fits.size() - 1));
  }
}
