package org.athanor.sims.fork;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor fork DIR}: another campaign with the same first rounds. */
@Command(
    name = "fork",
    description = {
      "Makes a campaign that begins as the first rounds of another, to go on with another file.",
      "Labels that were paid for later are carried along and not paid for again."
    })
public final class ForkCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description = "the directory of the campaign that it parts from; it may be running")
  private Path parent;

  @Option(
      names = "--round",
      paramLabel = "N",
      required = true,
      description = "the last round that both have, counted from 0; it must be done")
  private int round;

  @Option(
      names = "--output",
      paramLabel = "DIR2",
      required = true,
      description = "the directory of the new campaign, which must not be there")
  private Path output;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/fork")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Fork.Outcome made = new Fork(parent, round).into(output.toAbsolutePath());
    if (json) {
      System.out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("schema", "athanor/fork")
              .put("version", 1)
              .put("directory", output.toString())
              .put("round", round)
              .put("events", made.events())
              .put("labels", made.labels())
              .put("carried", made.carried())
              .toPrettyString());
    } else {
      System.out.println(
          output
              + " has rounds 0 to "
              + round
              + " with "
              + made.labels()
              + " labels; "
              + made.carried()
              + " labels of later rounds are at hand");
      System.out.println("go on with: athanor run CAMPAIGN.conf --directory " + output);
    }
    return 0;
  }
}
