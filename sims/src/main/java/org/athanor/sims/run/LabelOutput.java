package org.athanor.sims.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.WholeFile;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelQueue;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.sims.status.Cause;
import org.athanor.sims.status.GivenUp;
import org.athanor.sims.status.StatusJson;
import org.athanor.sims.status.StatusText;

/**
 * What {@code label} leaves: the labelled frames in the order of the input, and the others with
 * their reasons.
 *
 * @param file the output
 * @param frames in the input
 * @param result of the run
 * @param failures frames without a label, in their order
 */
record LabelOutput(Path file, int frames, LabelRun.Result result, List<Missed> failures) {
  LabelOutput {
    failures = List.copyOf(failures);
  }

  /**
   * A frame without a label.
   *
   * @param frame its number from 1
   * @param end why
   */
  record Missed(int frame, GivenUp end) {}

  /** Writes the output, whole or not at all. */
  static LabelOutput write(List<Frame> frames, LabelRun.Result result, Path file)
      throws IOException {
    List<Frame> labeled = new ArrayList<>();
    List<Missed> missed = new ArrayList<>();
    Map<LabelId, GivenUp> givenUp =
        GivenUp.of(result.chronicle()).stream()
            .collect(Collectors.toMap(GivenUp::id, Function.identity()));
    for (int k = 0; k < frames.size(); k++) {
      LabelId id = result.ids().get(k);
      switch (result.status(k)) {
        case LabelStatus.Done done -> labeled.add(frame(frames.get(k), id, done));
        case LabelStatus.Quarantined end -> missed.add(new Missed(k + 1, givenUp.get(id)));
        case LabelStatus.Waiting waiting -> throw unsettled(id);
        case LabelStatus.Running running -> throw unsettled(id);
      }
    }
    WholeFile.write(file, part -> ExtxyzWriter.writeAll(part, labeled));
    return new LabelOutput(file, frames.size(), result, missed);
  }

  private static IllegalStateException unsettled(LabelId id) {
    return new IllegalStateException(
        "label " + id.brief() + ": expected it there or given up, got neither");
  }

  private static Frame frame(Frame frame, LabelId id, LabelStatus.Done done) {
    SortedMap<String, String> info = new TreeMap<>(frame.info());
    info.put("label_id", id.digest());
    return new Frame(frame.structure(), Optional.of(done.labels()), info);
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        (frames - failures.size())
            + " of "
            + frames
            + " structures labelled by "
            + result.reference()
            + ", in "
            + file);
    lines.addAll(StatusText.ledger(result.ledger()));
    for (Missed one : failures) {
      lines.add(
          "frame "
              + one.frame()
              + " has no label after "
              + one.end().tries()
              + (one.end().tries() == 1 ? " try: " : " tries: ")
              + one.end().reason().words().replaceAll("\\s+", " ")
              + one.end().kept().map(place -> "; see " + place).orElse("")
              + " (label "
              + one.end().id().brief()
              + ")");
    }
    return lines;
  }

  /** Schema {@code athanor/label} version 2; version 1 had no {@code kept}. */
  ObjectNode json() {
    LabelQueue.Tally tally = result.chronicle().labels().tally();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schema", "athanor/label");
    json.put("version", 2);
    json.put("reference", result.reference());
    json.put("structures", frames);
    json.put("labelled", frames - failures.size());
    json.put("computed", tally.computed());
    json.put("recalled", tally.recalled());
    json.put("output", file.toString());
    json.set("ledger", StatusJson.ledger(result.ledger()));
    ArrayNode missed = json.putArray("failures");
    for (Missed one : failures) {
      missed
          .addObject()
          .put("frame", one.frame())
          .put("label", one.end().id().digest())
          .put("cause", Cause.of(one.end().reason()).word())
          .put("reason", one.end().reason().words())
          .put("tries", one.end().tries())
          .put("kept", one.end().kept().orElse(null));
    }
    return json;
  }
}
