package org.athanor.sims.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.scheduler.LabelerNode;
import org.athanor.sims.scheduler.LabelerNode.Tally;
import org.athanor.sims.scheduler.LabelerNode.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor labeler FOLDER}. */
@Command(
    name = "labeler",
    description = {
      "Works off the calculations that wait in a campaign's spool, on the machine it is started on.",
      "Any number may be started, by hand or as jobs. Ctrl-C or SIGTERM gives back what is begun."
    })
public final class LabelerCommand implements Callable<Integer> {
  private static final int STOPPED = 130;

  @Parameters(
      paramLabel = "FOLDER",
      description = "the spool: scratch/spool in the campaign's folder")
  private Path folder;

  @Option(
      names = "--walltime-minutes",
      paramLabel = "M",
      description = "no calculation is begun that may not end within them; a week unless given")
  private long walltime = Duration.ofDays(7).toMinutes();

  @Option(
      names = "--idle-seconds",
      paramLabel = "S",
      description = "ends after so long without work; 120 unless given")
  private long idle = 120;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "calculations at a time; 1 unless given")
  private int workers = 1;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/labeler")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (walltime < 1 || idle < 1 || workers < 1) {
      throw new BadConfiguration(
          "--walltime-minutes, --idle-seconds, --workers: expected numbers of 1 or more, got "
              + walltime
              + ", "
              + idle
              + ", "
              + workers);
    }
    PrintStream screen = json ? System.err : System.out;
    Terms terms = new Terms(Duration.ofMinutes(walltime), Duration.ofSeconds(idle), workers);
    LabelerNode node = LabelerNode.at(folder, terms);
    try (var _ = Interruption.ofThisThread()) {
      screen.println(LabelerNode.READY + " " + node.name() + " at " + folder);
      Tally tally = node.work();
      screen.println(
          tally.finished() + " calculations worked off, " + tally.givenBack() + " given back");
      if (json) {
        System.out.println(document(tally).toPrettyString());
      }
      return tally.stopped() ? STOPPED : 0;
    }
  }

  private static ObjectNode document(Tally tally) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("schema", "athanor/labeler")
        .put("version", 1)
        .put("node", tally.node())
        .put("finished", tally.finished())
        .put("givenBack", tally.givenBack())
        .put("stopped", tally.stopped());
  }
}
