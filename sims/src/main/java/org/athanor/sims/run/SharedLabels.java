package org.athanor.sims.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.athanor.actors.engine.LabelCache;
import org.athanor.persistence.cache.LabelFolder;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelId;

/** Labels that were paid for elsewhere: in a folder that campaigns share, or before a fork. */
public final class SharedLabels implements LabelCache {
  /** The folder of a fork, in its directory, with what its parent paid for later. */
  public static final String CARRIED = "carried";

  private final Optional<LabelFolder> shared;
  private final List<LabelFolder> all = new ArrayList<>();

  private SharedLabels(Optional<LabelFolder> shared) {
    this.shared = shared;
    shared.ifPresent(all::add);
  }

  /**
   * Those that a campaign may take; empty where there are none to look for.
   *
   * @param shared folder of labels that campaigns share; empty for none
   * @param directory of the campaign
   */
  static Optional<SharedLabels> of(Optional<Path> shared, Path directory) {
    SharedLabels labels = new SharedLabels(shared.map(LabelFolder::new));
    if (Files.isDirectory(directory.resolve(CARRIED))) {
      labels.all.add(new LabelFolder(directory.resolve(CARRIED)));
    }
    return labels.all.isEmpty() ? Optional.empty() : Optional.of(labels);
  }

  @Override
  public Map<LabelId, Labels> find(Collection<LabelId> ids) {
    Map<LabelId, Labels> found = new HashMap<>();
    for (LabelId id : ids) {
      for (LabelFolder folder : all) {
        folder.find(id).ifPresent(labels -> found.putIfAbsent(id, labels));
      }
    }
    return found;
  }

  @Override
  public void keep(LabelId id, Labels labels) {
    shared.ifPresent(folder -> folder.keep(id, labels, Instant.now()));
  }
}
