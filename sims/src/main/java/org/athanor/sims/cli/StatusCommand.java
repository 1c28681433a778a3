package org.athanor.sims.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.athanor.persistence.journal.Journal;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.Status;
import org.athanor.sims.status.StatusJson;
import org.athanor.sims.status.StatusText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor status DIR [--json]}: how a campaign stands, running or not. */
@Command(
    name = "status",
    description = "Says how a campaign stands, whether or not a process works on it.")
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Option(names = "--json", description = "print JSON, schema athanor/status")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    // Before the journal is read: a campaign that ends in between is still told as it was.
    boolean held = Journal.isHeld(directory);
    Chronicle chronicle = Journals.read(directory);
    Status status = Status.hashed(chronicle, Plan.of(chronicle.campaign().settings()), held);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(out, StatusJson.of(status));
    } else {
      StatusText.of(status).forEach(out::println);
      out.flush();
    }
    return 0;
  }
}
