package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;

/**
 * A calculation that gave no label, as long as all of it is there.
 *
 * @param structure that was to be labelled
 * @param label digest of the label's identity
 * @param attempt 1 for the first
 * @param start what was started, and what it cost
 * @param left what it left
 */
record FailedRun(Structure structure, String label, int attempt, Start start, Place.Remains left) {
  static final String REASON = "reason.txt";
  static final String WORK = "work";

  /** As people know labels ({@link org.athanor.protocol.label.LabelId#brief}). */
  private static final int BRIEF = 12;

  /** What was started, and what it cost. */
  record Start(List<String> command, Cost cost) {
    Start {
      command = List.copyOf(command);
    }
  }

  static String brief(String label) {
    return label.substring(0, Math.min(BRIEF, label.length()));
  }

  /** Of its folder. */
  String name() {
    return brief(label) + "-" + attempt;
  }

  /** Writes it into a folder. */
  void write(Failure failure, Path folder, FailedRuns.Room room) throws IOException {
    LabelledFile.write(structure, folder);
    List<String> leftOut =
        new Selection(left.folder(), room).copy(Files.createDirectory(folder.resolve(WORK)));
    for (Path file : left.beside()) {
      if (Files.size(file) <= room.bytesOfFile()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.write(folder.resolve(REASON), reason(failure, leftOut));
  }

  private List<String> reason(Failure failure, List<String> leftOut) {
    List<String> lines = new ArrayList<>();
    lines.add("reason   " + failure.words());
    lines.add("label    " + label);
    lines.add("attempt  " + attempt);
    lines.add("command  " + String.join(" ", start.command()));
    lines.add("machine  " + Owner.self().host());
    lines.add(
        String.format(
            Locale.ROOT,
            "cost     %.1f s on %d %s",
            start.cost().seconds(),
            start.cost().cores(),
            start.cost().cores() == 1 ? "core" : "cores"));
    lines.add("at       " + Instant.now());
    leftOut.forEach(line -> lines.add("not kept " + line));
    return lines;
  }
}
