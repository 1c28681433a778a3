package org.athanor.actors.supervisor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.athanor.actors.matcher.TargetSettings.Pace;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignState;
import org.athanor.protocol.campaign.Ended;
import org.athanor.protocol.campaign.Errors;
import org.athanor.protocol.library.Quota;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Walk;

/**
 * Which way a campaign goes: what is to be decided next, from what is known. Pure.
 *
 * <p>Rounds overlap: round r opens when all walks of round r − 1 are handed out and version max(0,
 * r − lag) is fitted. Everything that a plan depends on is known by then whatever the timing, so
 * the same file and seed give the same campaign.
 */
final class Course {
  private final CampaignSettings settings;
  private final Plan plan;
  private final Quotas quotas;

  Course(CampaignSettings settings) {
    this.settings = settings;
    this.plan = new Plan(settings);
    this.quotas = new Quotas(settings);
  }

  /** The event that begins this run of the campaign, if the campaign does not know it yet. */
  Optional<CampaignEvent> beginning(CampaignState state, Optional<String> by, Instant now) {
    if (state.started().isEmpty()) {
      return Optional.of(
          new CampaignStarted(
              settings.name(),
              settings.seed(),
              settings.text(),
              Optional.of(settings.program()),
              now));
    }
    return state.settings().equals(settings.text())
        ? Optional.empty()
        : Optional.of(new SettingsChanged(settings.text(), by, now));
  }

  /** That this process takes the campaign up again. */
  CampaignResumed again(Instant now) {
    return new CampaignResumed(Optional.of(settings.program()), now);
  }

  /** The next round, if it can be opened now. */
  Optional<RoundOpened> nextRound(CampaignState state, Progress progress, Instant now) {
    int round = state.rounds().size();
    if (round >= rounds(state) || progress.walksToGrant()) {
      return Optional.empty();
    }
    int version = version(round);
    if (round > 0 && !isKnown(version, state, progress)) {
      return Optional.empty();
    }
    List<List<Quota>> granted = state.rounds().stream().map(RoundOpened::quotas).toList();
    List<Quota> quota = quotas.of(round, granted, known(round, progress));
    List<Walk> walks = plan.walks(round, quota, driver(version), experience(state, progress));
    return Optional.of(
        new RoundOpened(round, walks, quota, Seeds.of(settings.seed(), round, -1), now));
  }

  /** The end, if everything that the file asks for is done, and everything that was begun. */
  Optional<CampaignEnded> end(CampaignState state, Progress progress, Instant now) {
    int rounds = Math.max(rounds(state), state.rounds().size());
    if (state.rounds().size() < rounds || state.fits().size() < rounds) {
      return Optional.empty();
    }
    return progress
        .datasetHash(rounds)
        .map(hash -> new CampaignEnded(reason(state, rounds), hash, now));
  }

  /** How many rounds the campaign has, as far as is known now. */
  int rounds(CampaignState state) {
    int most = reached(state).map(version -> version + 1).orElse(settings.schedule().rounds());
    double threshold = settings.schedule().settled();
    for (int version = 2; threshold > 0 && version < state.fits().size(); version++) {
      Optional<Double> change = change(state, version);
      if (change.isPresent() && change.get() < threshold) {
        // Up to here rounds may have been opened already, whatever the timing: they are finished.
        return Math.min(most, version + Math.max(1, settings.schedule().lag()));
      }
    }
    return most;
  }

  /** The first version that the target is content with, if there is one. */
  private Optional<Integer> reached(CampaignState state) {
    if (settings.target().isEmpty()) {
      return Optional.empty();
    }
    Pace pace = settings.target().get().pace();
    // Of later rounds none is opened before the version of the one before it is fitted.
    int first = Math.max(pace.burnIn(), settings.walkingRounds() - 1);
    return IntStream.range(first, state.fits().size())
        .boxed()
        .filter(version -> state.fits().get(version).tuning().orElseThrow().done(pace.tolerance()))
        .findFirst();
  }

  /** The version that drives a round; round 0 needs none and names 0. */
  private int version(int round) {
    // Without walks there is nothing to do at the same time as a fit.
    int lag = round < settings.walkingRounds() ? settings.schedule().lag() : 1;
    return Math.max(0, round - Math.max(1, lag));
  }

  /** What moves the walks of a round that may know this version. */
  private Driver driver(int version) {
    return settings
        .potential()
        .<Driver>map(Driver.Given::new)
        .orElseGet(() -> new Driver.Fitted(version));
  }

  /** What is certain to be known when a round is opened. */
  private Experience experience(CampaignState state, Progress progress) {
    int round = state.rounds().size();
    return round == 0
        ? Experience.none()
        : Experience.of(
            settings.schedule().avoid(),
            state.rounds(),
            IntStream.rangeClosed(0, version(round)).mapToObj(progress::wanted).toList(),
            progress.labeledUpTo(version(round)).orElseThrow());
  }

  /** After a restart a version may be fitted before its rounds are heard of again. */
  private static boolean isKnown(int version, CampaignState state, Progress progress) {
    return state.fits().size() > version
        && IntStream.rangeClosed(0, version).allMatch(progress::isChosen)
        && progress.labeledUpTo(version).isPresent();
  }

  private List<List<Selection>> known(int round, Progress progress) {
    List<List<Selection>> known = new ArrayList<>();
    for (int earlier = 0; round > 0 && earlier <= version(round); earlier++) {
      known.add(progress.chosen(earlier));
    }
    return known;
  }

  private Ended reason(CampaignState state, int rounds) {
    Optional<Integer> reached = reached(state);
    if (reached.isPresent() && reached.get() == rounds - 1) {
      return new Ended.TargetMet(state.fits().get(reached.get()).tuning().orElseThrow().change());
    }
    if (rounds(state) < settings.schedule().rounds()) {
      int settled = rounds(state) - Math.max(1, settings.schedule().lag());
      Optional<Double> change = change(state, settled);
      if (change.isPresent()) {
        return new Ended.Converged(change.get());
      }
    }
    PotentialFitted last = state.fits().get(state.fits().size() - 1);
    return last.report().labels() >= settings.budget().labels()
        ? new Ended.BudgetSpent(last.report().labels())
        : new Ended.RoundsDone(rounds);
  }

  /** The largest relative change of a held-out error over the two rounds up to a version. */
  private static Optional<Double> change(CampaignState state, int version) {
    if (version < 2 || version >= state.fits().size()) {
      return Optional.empty();
    }
    Optional<Errors> before = state.fits().get(version - 2).report().heldOut();
    Optional<Errors> between = state.fits().get(version - 1).report().heldOut();
    Optional<Errors> now = state.fits().get(version).report().heldOut();
    if (before.isEmpty() || between.isEmpty() || now.isEmpty()) {
      return Optional.empty();
    }
    int labels = now.get().labels();
    if (before.get().labels() != labels || between.get().labels() != labels) {
      return Optional.empty(); // Errors on different structures say nothing about a change.
    }
    return Optional.of(Math.max(moved(before.get(), now.get()), moved(between.get(), now.get())));
  }

  private static double moved(Errors from, Errors to) {
    return Math.max(
        Math.abs(to.energyMae() / from.energyMae() - 1),
        Math.abs(to.forceMae() / from.forceMae() - 1));
  }
}
