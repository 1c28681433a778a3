package org.athanor.sims.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.config.Spelling;
import org.athanor.sims.status.Cause;
import org.athanor.sims.status.GivenUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor requeue DIR LABEL…}: has quarantined structures tried again. */
@Command(
    name = "requeue",
    description = {
      "Has structures that were given up tried again, from the first remedy on, when the campaign runs next.",
      "Nothing is computed here. What a campaign has decided since stays as it is."
    })
public final class RequeueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DIR",
      description = "the campaign's directory, or the journal of label (OUT.extxyz.journal)")
  private Path directory;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "LABEL",
      description = "labels as status names them; the first digits will do")
  private List<String> labels = new ArrayList<>();

  @Option(names = "--all", description = "everything that was given up")
  private boolean all;

  @Option(
      names = "--cause",
      split = ",",
      paramLabel = "CAUSE",
      description = "everything that was given up for this cause, such as out-of-memory or crashed")
  private List<String> causes = new ArrayList<>();

  @Option(names = "--json", description = "print JSON, schema athanor/requeue")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (labels.isEmpty() && causes.isEmpty() && !all) {
      throw new BadConfiguration(
          "expected which structures: LABEL…, --cause CAUSE or --all, got none of them; status "
              + directory
              + " lists what was given up");
    }
    List<Cause> kinds = causes.stream().map(RequeueCommand::cause).toList();
    Requeuing requeuing = Requeuing.in(directory);
    List<GivenUp> chosen = requeuing.chosen(labels, one -> all || kinds.contains(one));
    boolean reopened = requeuing.isEnded() && !chosen.isEmpty();
    requeuing.write(chosen);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(document(chosen, reopened).toPrettyString());
    } else {
      lines(chosen, reopened).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static Cause cause(String word) {
    List<String> words = Arrays.stream(Cause.values()).map(RequeueCommand::key).toList();
    return Arrays.stream(Cause.values())
        .filter(one -> key(one).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new BadConfiguration(
                    "--cause: expected one of "
                        + String.join(", ", words)
                        + ", got \""
                        + word
                        + "\"; the nearest is "
                        + Spelling.nearest(word, words)));
  }

  /** As label.retries names it. */
  private static String key(Cause cause) {
    return cause.word().replace(' ', '-');
  }

  private static List<String> lines(List<GivenUp> chosen, boolean reopened) {
    List<String> lines = new ArrayList<>();
    chosen.forEach(one -> lines.add("requeued   " + one.id().brief() + ": " + one.line()));
    lines.add(
        switch (chosen.size()) {
          case 0 -> "nothing of that was given up";
          case 1 -> "1 structure is tried again when the same command as before goes on";
          default ->
              chosen.size() + " structures are tried again when the same command as before goes on";
        });
    if (reopened) {
      lines.add("the campaign had ended; its last potential is fitted again with their labels");
    }
    return lines;
  }

  private static ObjectNode document(List<GivenUp> chosen, boolean reopened) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", "athanor/requeue")
            .put("version", 1)
            .put("reopened", reopened);
    ArrayNode list = json.putArray("requeued");
    for (GivenUp one : chosen) {
      list.addObject()
          .put("label", one.id().digest())
          .put("candidate", one.selection().candidate().toString())
          .put("cause", Cause.of(one.reason()).word())
          .put("reason", one.reason().words())
          .put("tries", one.tries());
    }
    return json;
  }
}
