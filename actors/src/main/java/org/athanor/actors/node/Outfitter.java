package org.athanor.actors.node;

import java.util.concurrent.CompletionStage;
import org.athanor.protocol.node.NodeMessage.Supplies;

/** Makes a machine ready for a campaign. */
@FunctionalInterface
public interface Outfitter {
  /**
   * Makes ready, without blocking the caller. For the same supplies again the same equipment, with
   * what it was at.
   *
   * @return fails with a reason for people if this machine cannot do it
   */
  CompletionStage<Equipment> equip(Supplies supplies);
}
