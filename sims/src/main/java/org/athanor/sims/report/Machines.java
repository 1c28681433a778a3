package org.athanor.sims.report;

import java.util.List;
import java.util.Optional;
import org.athanor.sims.report.Part.Grid;
import org.athanor.sims.report.Part.Section;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Nodes;

/** Which machine did what. */
final class Machines {
  private final Nodes nodes;

  Machines(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Nothing where one machine did everything. */
  Optional<Section> section() {
    return nodes.several()
        ? Optional.of(new Section("Machines", List.of(new Grid(Table.of(1, heads(), rows())))))
        : Optional.empty();
  }

  private static List<String> heads() {
    return List.of("machine", "walks", "labels", "calculations without a label", "last heard of");
  }

  private List<List<String>> rows() {
    return nodes.all().entrySet().stream()
        .map(
            node ->
                List.of(
                    node.getKey(),
                    "" + node.getValue().walks(),
                    "" + node.getValue().labels(),
                    "" + node.getValue().failed(),
                    Format.instant(node.getValue().latest())))
        .toList();
  }
}
