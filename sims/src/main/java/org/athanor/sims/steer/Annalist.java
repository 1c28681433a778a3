package org.athanor.sims.steer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.athanor.config.KeyChange;
import org.athanor.config.LiveChange;
import org.athanor.protocol.campaign.CampaignEvent;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.CampaignForked;
import org.athanor.protocol.campaign.CampaignEvent.CampaignReopened;
import org.athanor.protocol.campaign.CampaignEvent.CampaignResumed;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.CampaignEvent.RoundOpened;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.athanor.protocol.campaign.CampaignEvent.StopRequested;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.library.LibraryEvent;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.sims.helm.Helm;
import org.athanor.sims.status.Words;

/** Picks out of a campaign's events what was done to it, and by whom. */
final class Annalist {
  private final List<Annal> annals = new ArrayList<>();
  private final Map<String, Instant> machines = new TreeMap<>();
  private String settings = "";
  private int rounds;
  private Optional<String> program = Optional.empty();

  /** Takes the next event of the supervisor. */
  void heard(CampaignEvent event) {
    switch (event) {
      case CampaignStarted begun -> {
        add(begun.at(), "began", "by version " + begun.program().orElse("that left no name"));
        program = begun.program();
        settings = begun.settings();
      }
      case CampaignResumed again -> {
        boolean same = again.program().equals(program);
        add(
            again.at(),
            "resumed",
            "with " + rounds + " rounds open or done" + (same ? "" : version(again.program())));
        program = again.program();
      }
      case SettingsChanged changed -> {
        add(
            changed.at(),
            "changed",
            changes(changed) + by(changed.by()) + ", from round " + rounds);
        settings = changed.settings();
      }
      case CampaignForked fork ->
          add(
              fork.at(),
              "forked",
              "from "
                  + fork.parent()
                  + " after round "
                  + fork.round()
                  + by(Optional.of(fork.by())));
      case StopRequested asked ->
          add(asked.at(), "stop", Helm.words(asked.point()) + by(Optional.of(asked.by())));
      case RoundOpened round -> rounds = round.round() + 1;
      case PotentialFitted _ -> {} // Work, not what was done to the campaign.
      case CampaignEnded end ->
          add(end.at(), "ended", Words.of(end.reason()) + "; dataset " + end.datasetHash());
      case CampaignReopened again ->
          add(again.at(), "reopened", "because structures that were given up are tried again");
    }
  }

  /** Takes an event of the librarian. */
  void heard(LibraryEvent event) {
    if (event instanceof WalkArrived arrived) {
      seen(arrived.explorer(), arrived.at());
    }
  }

  /** Takes an event of the labeler pool. */
  void heard(LabelEvent event) {
    if (event instanceof LabelingStarted start) {
      seen(start.labeler(), start.at());
    }
    if (event instanceof StructureRequeued again) {
      add(again.at(), "requeued", again.id().brief() + by(Optional.of(again.by())));
    }
  }

  /** Everything so far, in the order of time. */
  List<Annal> annals() {
    List<Annal> all = new ArrayList<>(annals);
    machines.forEach(
        (name, at) -> all.add(new Annal(at, "machine", name + " worked for the first time")));
    all.sort(Comparator.comparing(Annal::at));
    return all;
  }

  private void seen(String worker, Instant at) {
    int machine = worker.indexOf('@');
    if (machine >= 0) {
      machines.merge(
          worker.substring(machine + 1), at, (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  private String changes(SettingsChanged changed) {
    return LiveChange.between(settings, changed.settings()).stream()
        .map(KeyChange::words)
        .collect(Collectors.joining("; "));
  }

  private static String version(Optional<String> program) {
    return ", by version " + program.orElse("that left no name");
  }

  private static String by(Optional<String> who) {
    return who.map(name -> ", by " + name).orElse("");
  }

  private void add(Instant at, String kind, String words) {
    annals.add(new Annal(at, kind, words));
  }
}
