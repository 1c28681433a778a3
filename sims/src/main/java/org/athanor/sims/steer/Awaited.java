package org.athanor.sims.steer;

import java.util.List;
import java.util.stream.Collectors;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.label.LabelStatus.Running;
import org.athanor.protocol.walk.Walk;
import org.athanor.sims.status.Chronicle;

/** What a campaign that is to stop still waits for. Pure. */
final class Awaited {
  private Awaited() {}

  /** In words, for who waits. */
  static String of(StopPoint point, Chronicle chronicle) {
    return switch (point) {
      case NOW -> "the process to end";
      case LABELS -> labels(chronicle);
      case ROUND -> round(chronicle);
    };
  }

  private static String labels(Chronicle chronicle) {
    List<String> running =
        chronicle.labels().entries().values().stream()
            .filter(entry -> entry.status() instanceof Running)
            .map(
                entry ->
                    entry.request().id().brief()
                        + " ("
                        + ((Running) entry.status()).labeler()
                        + ")")
            .sorted()
            .toList();
    return running.isEmpty()
        ? "the process to end"
        : running.size() + " labels in flight: " + String.join(", ", running);
  }

  private static String round(Chronicle chronicle) {
    long walks =
        chronicle.library().awaited().values().stream()
            .flatMap(round -> round.walks().stream())
            .map(Walk::id)
            .filter(walk -> !chronicle.library().hasArrived(walk))
            .count();
    long labels =
        chronicle.labels().entries().values().stream()
            .filter(entry -> !entry.status().settled())
            .count();
    int fitted = chronicle.campaign().fits().size();
    String fits =
        chronicle.campaign().rounds().stream()
            .filter(round -> round.round() >= fitted)
            .map(round -> Integer.toString(round.round()))
            .collect(Collectors.joining(", "));
    return fits.isEmpty()
        ? "the process to end"
        : walks + " walks, " + labels + " labels, and the fit of round " + fits;
  }
}
