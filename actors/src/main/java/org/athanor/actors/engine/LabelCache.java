package org.athanor.actors.engine;

import java.util.Collection;
import java.util.Map;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelId;

/**
 * Labels that outlive a campaign, by their identity: what one campaign paid for, another recalls.
 * Safe to be used by several threads and several processes at once.
 */
public interface LabelCache {
  /** The labels that are there, of those asked for. */
  Map<LabelId, Labels> find(Collection<LabelId> ids);

  /** Keeps a label; keeping it again is harmless. */
  void keep(LabelId id, Labels labels);
}
