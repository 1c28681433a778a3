package org.athanor.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Arm;
import org.athanor.protocol.walk.Candidate;
import org.athanor.protocol.walk.CandidateId;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkOutcome;

/** Small distinct facts for tests; published for the rooms above. */
public final class Facts {
  public static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

  private Facts() {}

  /** A distorted silicon dimer; a different one for every number. */
  public static Structure structure(int number) {
    return new Structure(
        Cell.cubic(5.0 + 0.01 * number),
        Species.of(14, 14),
        Vectors.of(0, 0.01, 0.02, 1.3, 1.35 + 0.001 * number, 1.41));
  }

  public static LabelId labelId(int number) {
    return new LabelId("%064x".formatted(number));
  }

  public static Labels labels(int number) {
    return new Labels(
        -8.0 - number,
        Vectors.of(0.1, 0.2, 0.3 + number, -0.1, -0.2, -0.3 - number),
        Optional.of(Matrix3.diagonal(1, 2, 3)));
  }

  public static Walk walk(int round, int index, Arm arm) {
    return new Walk(
        new WalkId(round, index),
        arm,
        "diamond",
        structure(index),
        5.0,
        new Motion.Perturbed(3, 0.05, 0.1),
        100L * round + index);
  }

  /** An outcome with this many candidates. */
  public static WalkOutcome outcome(WalkId walk, int candidates) {
    List<Candidate> all =
        IntStream.range(0, candidates)
            .mapToObj(k -> new Candidate(k, 10 * k, structure(10 * walk.index() + k)))
            .toList();
    return new WalkOutcome(walk, all, new Ending.Completed(), 30, 0.25);
  }

  public static Selection selection(int round, int number, Arm arm) {
    CandidateId candidate = new CandidateId(new WalkId(round, number), 1);
    return new Selection(candidate, arm, "diamond", structure(number));
  }

  public static LabelRequest request(int number) {
    return new LabelRequest(labelId(number), selection(0, number, Arm.SEED));
  }
}
