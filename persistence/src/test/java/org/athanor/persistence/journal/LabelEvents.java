package org.athanor.persistence.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelId;

/** Label events that are all different. */
final class LabelEvents {
  private LabelEvents() {}

  /** Events {@code from} to {@code to}, the latter excluded, for structures of {@code atoms}. */
  static List<LabelEvent> range(int from, int to, int atoms) {
    return IntStream.range(from, to).mapToObj(i -> event(i, atoms)).toList();
  }

  private static LabelEvent event(int i, int atoms) {
    double[] forces = new double[3 * atoms];
    for (int k = 0; k < forces.length; k++) {
      forces[k] = Math.sqrt(i + 0.37 * k);
    }
    Labels labels =
        new Labels(-4.5 * i, Vectors.of(forces), Optional.of(Matrix3.diagonal(i, 0.5, 0.25)));
    return new StructureLabeled(
        new LabelId("%064x".formatted(i)), 1, labels, 0.5, Instant.ofEpochSecond(i, 1));
  }
}
