package org.athanor.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.config.SchedulerSettings.Common;
import org.athanor.config.SchedulerSettings.LabelerNodes;
import org.athanor.config.SchedulerSettings.Queue;

/** Reads what a campaign file says about batch systems. */
final class SchedulerReader {
  private static final int MOST = 1_000_000;

  private SchedulerReader() {}

  static SchedulerSettings read(Section section) {
    Common common = common(section);
    String kind = section.choice("kind", List.of("none", "slurm", "shell", "spool"));
    return switch (kind) {
      case "none" -> new SchedulerSettings.Here();
      case "slurm" -> slurm(section.section(kind), common);
      case "shell" -> shell(section.section(kind), common);
      case "spool" -> new SchedulerSettings.Spool(common);
      default -> throw new IllegalArgumentException("no scheduler of the kind " + kind);
    };
  }

  private static Common common(Section section) {
    Optional<Path> script = section.path("script");
    if (script.isPresent() && !Files.isRegularFile(script.get())) {
      throw section.bad("script", "a file that exists (looked for " + script.get() + ")");
    }
    Section nodes = section.section("labeler-nodes");
    return new Common(
        script,
        LabellingReader.duration(section, "poll"),
        new LabelerNodes(
            nodes.count("count", 0, MOST),
            LabellingReader.duration(nodes, "walltime"),
            LabellingReader.duration(nodes, "idle"),
            nodes.count("workers", 1, MOST)));
  }

  private static SchedulerSettings slurm(Section section, Common common) {
    return new SchedulerSettings.Slurm(
        common,
        new Queue(section.text("partition"), section.text("account"), section.text("qos")),
        section.count("nodes", 1, MOST),
        section.count("tasks", 0, MOST),
        Math.round(section.quantity("memory", Dimension.MEMORY, Range.NOT_NEGATIVE)),
        section.count("array", 1, MOST),
        section.texts("options"));
  }

  private static SchedulerSettings shell(Section section, Common common) {
    return new SchedulerSettings.Shell(
        common, command(section, "submit"), command(section, "state"), command(section, "cancel"));
  }

  private static String command(Section section, String key) {
    String text = section.text(key);
    if (text.isBlank()) {
      throw section.bad(key, "a command for the shell");
    }
    return text;
  }
}
