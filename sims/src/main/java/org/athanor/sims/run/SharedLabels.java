package org.athanor.sims.run;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.athanor.actors.engine.LabelCache;
import org.athanor.persistence.cache.LabelFolder;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelId;

/** A folder of labels that campaigns share. */
final class SharedLabels implements LabelCache {
  private final LabelFolder folder;

  SharedLabels(Path folder) {
    this.folder = new LabelFolder(folder);
  }

  @Override
  public Map<LabelId, Labels> find(Collection<LabelId> ids) {
    Map<LabelId, Labels> found = new HashMap<>();
    for (LabelId id : ids) {
      folder.find(id).ifPresent(labels -> found.put(id, labels));
    }
    return found;
  }

  @Override
  public void keep(LabelId id, Labels labels) {
    folder.keep(id, labels, Instant.now());
  }
}
