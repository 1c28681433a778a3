package org.athanor.actors.campaign;

import java.util.List;
import org.athanor.actors.labeler.Bookkeeping;
import org.athanor.actors.labeler.RetrySettings;
import org.athanor.protocol.library.Selection;

/**
 * Structures to be labelled, without a campaign around them.
 *
 * @param name under which the pool's events stand in the journal
 * @param round how many lists were asked for in this journal before this one
 * @param selections the structures, in order
 * @param retries of failed labels
 * @param ledger clock, identities and cache
 */
public record LabellingDuties(
    String name, int round, List<Selection> selections, RetrySettings retries, Bookkeeping ledger) {
  /** Copies the list. */
  public LabellingDuties {
    selections = List.copyOf(selections);
  }
}
