package org.athanor.sims.page;

import java.util.ArrayList;
import java.util.List;
import org.athanor.sims.status.LabelCounts;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.WalkCounts;
import org.athanor.sims.status.Words;

/** What a campaign waits for at a moment, in words. */
final class Waiting {
  private Waiting() {}

  static List<String> words(Status status) {
    return switch (status.state()) {
      case PLANNED -> List.of("Nothing has happened yet.");
      case STOPPED ->
          List.of("Nobody works on it now: athanor run with its file takes it up again.");
      case COMPLETE ->
          List.of(status.ended().map(Words::of).map(Waiting::sentence).orElse("Ended."));
      case RUNNING -> running(status);
    };
  }

  private static List<String> running(Status status) {
    List<String> words = new ArrayList<>();
    status
        .ledger()
        .missing()
        .ifPresent(
            what -> words.add("The reference is not there: " + what.replaceAll("\\s+", " ")));
    WalkCounts walks = status.walks();
    if (walks.arrived() < walks.planned()) {
      int left = walks.planned() - walks.arrived();
      words.add(left + " of " + walks.planned() + " walks of this round are on their way.");
    }
    LabelCounts labels = status.labels();
    if (labels.waiting() + labels.running() > 0) {
      words.add(labels.running() + " labels are computed, " + labels.waiting() + " wait.");
    }
    return words.isEmpty() ? List.of("The librarian, the fitter or the plan of a round.") : words;
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}
