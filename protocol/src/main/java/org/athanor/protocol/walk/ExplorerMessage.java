package org.athanor.protocol.walk;

import java.util.Optional;
import org.athanor.protocol.Message;

/** What an explorer is told by others. */
public sealed interface ExplorerMessage extends Message {
  /**
   * Make this trajectory.
   *
   * @param settings how all walks are run
   * @param potential text form of the version that the walk names; empty where it needs none
   */
  record StartWalk(Walk walk, WalkSettings settings, Optional<String> potential)
      implements ExplorerMessage {}

  /** The librarian has the walk, durably. */
  record WalkStored(WalkId walk) implements ExplorerMessage {}
}
