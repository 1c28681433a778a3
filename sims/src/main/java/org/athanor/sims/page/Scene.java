package org.athanor.sims.page;

import java.util.Optional;
import org.athanor.sims.status.Annals.Mark;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Plan;

/**
 * What is seen of a campaign at one moment.
 *
 * @param chronicle of all events that were read
 * @param mark how far the journal was read
 * @param held whether a process works on the campaign
 * @param trouble why the journal could not be read at the last look; empty if it could
 * @param closing whether this page is about to end
 */
record Scene(
    Chronicle chronicle, Mark mark, boolean held, Optional<String> trouble, boolean closing) {
  /** Before the first look. */
  static final Scene NOTHING =
      new Scene(
          Chronicle.EMPTY,
          new Mark(0, 0, 0, 0),
          false,
          Optional.of("the journal is being read …"),
          false);

  Plan plan() {
    return Plan.of(chronicle.campaign().settings());
  }

  Scene inTrouble(String words) {
    return new Scene(chronicle, mark, held, Optional.of(words), closing);
  }

  Scene closed() {
    return new Scene(chronicle, mark, held, trouble, true);
  }

  /** Names the scene: another one has another name. */
  String id() {
    return mark.campaign()
        + "-"
        + mark.library()
        + "-"
        + mark.labels()
        + "-"
        + mark.matching()
        + (held ? "-held" : "")
        + trouble.map(words -> "-" + Integer.toHexString(words.hashCode())).orElse("")
        + (closing ? "-closing" : "");
  }
}
