package org.athanor.sims.steer;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.athanor.actors.labeler.LabelerPool;
import org.athanor.actors.librarian.Librarian;
import org.athanor.actors.supervisor.Supervisor;
import org.athanor.persistence.codec.EventCodecs;
import org.athanor.persistence.journal.JournalReader;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor history DIR}: what was done to a campaign, when, and by whom. */
@Command(
    name = "history",
    description = {
      "Lists what was done to a campaign, when and by whom: begun, taken up, its file changed,",
      "asked to stop, machines that came, the end."
    })
public final class HistoryCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Option(names = "--json", description = "print JSON, schema athanor/history")
  private boolean json;

  @Override
  public Integer call() {
    String name =
        Journals.read(directory)
            .campaign()
            .started()
            .map(CampaignStarted::name)
            .orElseThrow(
                () -> new IllegalArgumentException(directory + ": no campaign has begun there"));
    List<Annal> annals = annals(name);
    if (json) {
      System.out.println(document(name, annals).toPrettyString());
    } else {
      annals.forEach(
          one ->
              System.out.printf(
                  "%s  %-8s %s%n", Format.instant(one.at()), one.kind(), one.words()));
    }
    return 0;
  }

  private List<Annal> annals(String name) {
    Annalist annalist = new Annalist();
    try (JournalReader reader = new JournalReader(directory)) {
      reader.forEach(Supervisor.persistenceId(name).id(), EventCodecs.CAMPAIGN, annalist::heard);
      reader.forEach(Librarian.persistenceId(name).id(), EventCodecs.LIBRARY, annalist::heard);
      reader.forEach(LabelerPool.persistenceId(name).id(), EventCodecs.LABEL, annalist::heard);
    }
    return annalist.annals();
  }

  private static ObjectNode document(String name, List<Annal> annals) {
    ObjectNode document =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", "athanor/history")
            .put("version", 1)
            .put("name", name);
    ArrayNode list = document.putArray("history");
    for (Annal one : annals) {
      list.addObject()
          .put("at", one.at().toString())
          .put("kind", one.kind())
          .put("words", one.words());
    }
    return document;
  }
}
