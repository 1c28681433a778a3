package org.athanor.sims.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.sims.page.Door;
import org.athanor.sims.page.PageServer;
import org.athanor.sims.run.Interruption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor page DIR [--listen [HOST:]PORT] [--json]}: the live page of a campaign. */
@Command(
    name = "page",
    description = {
      "Serves a live page of a campaign, running or not, until Ctrl-C. Nothing is locked or"
          + " altered;",
      "the campaign may run in another process, and begin, stop and go on while the page is there."
    })
final class PageCommand implements Callable<Integer> {
  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Option(
      names = "--listen",
      paramLabel = "[HOST:]PORT",
      description = {
        "where; 127.0.0.1:8047 unless given, port 0 a free one.",
        "With another host than 127.0.0.1 everybody who reaches it can read the campaign."
      })
  private Optional<String> listen;

  @Option(names = "--json", description = "print JSON, schema athanor/page, when it is open")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!JournalReader.hasJournal(directory)) {
      throw new IllegalArgumentException(
          "page: expected a campaign's directory, with a journal, got " + directory);
    }
    Door door = listen.map(text -> Door.parse("--listen", text)).orElse(Door.USUAL);
    try (var _ = Interruption.ofThisThread();
        PageServer server = PageServer.open("--listen", door, directory, Optional.empty())) {
      print(server.url(), door);
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      return STOPPED;
    }
    return 0;
  }

  private void print(String url, Door door) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!door.isLoopback()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println(PageServer.caution(door));
      err.flush();
    }
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      document.put("schema", "athanor/page").put("version", 1);
      document.put("url", url).put("directory", directory.toString());
      Json.print(out, document);
      return;
    }
    out.println("page       " + url + "  (Ctrl-C ends it)");
    out.flush();
  }
}
