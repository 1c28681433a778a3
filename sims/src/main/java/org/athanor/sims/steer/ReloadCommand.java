package org.athanor.sims.steer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.KeyChange;
import org.athanor.config.LiveChange;
import org.athanor.config.SettingsChange;
import org.athanor.persistence.journal.Post;
import org.athanor.sims.helm.Order;
import org.athanor.sims.helm.Person;
import org.athanor.sims.helm.Reply;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;
import org.athanor.sims.status.StatusJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor reload CAMPAIGN.conf}: has a campaign that runs go on with its changed file. */
@Command(
    name = "reload",
    description = {
      "Has the process that runs a campaign go on with the campaign's changed file.",
      "Rounds that are opened from then on follow it. The change, and who made it, is in the journal."
    })
public final class ReloadCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Parameters(paramLabel = "CAMPAIGN.conf", description = "the campaign file, changed")
  private Path campaign;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "where the campaign lives; runs/NAME unless given")
  private Optional<Path> directory;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/reload")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    CampaignFile file = CampaignFile.read(campaign);
    Path home = directory.orElse(Path.of("runs", file.name()));
    Chronicle chronicle = Journals.read(home);
    if (chronicle.campaign().started().isEmpty()) {
      throw new BadConfiguration(home + ": no campaign has begun there; run it");
    }
    String before = chronicle.campaign().settings();
    SettingsChange.check(before, file.text());
    List<KeyChange> changes = LiveChange.between(before, file.text());
    PrintStream screen = json ? System.err : System.out;
    changes.forEach(change -> screen.println(change.words()));
    boolean taken = !changes.isEmpty() && taken(home, before, file, screen);
    if (changes.isEmpty()) {
      screen.println("nothing has changed: the campaign goes by this file already");
    }
    if (json) {
      System.out.println(document(changes, taken).toPrettyString());
    }
    return 0;
  }

  private static boolean taken(Path home, String before, CampaignFile file, PrintStream screen)
      throws InterruptedException {
    try (Post post = Post.to(home).orElse(null)) {
      if (post == null) {
        screen.println("no process runs the campaign; the next run with this file takes that up");
        return false;
      }
      LiveChange.check(before, file.text());
      Order order =
          new Order.Reload(
              LiveChange.between(before, file.text()), Order.digest(file.text()), Person.words());
      Reply reply =
          new Messenger(post, PATIENCE)
              .give(order)
              .orElse(
                  new Reply(
                      false, "it has ended; the next run with this file takes the change up"));
      if (!reply.accepted()) {
        throw new IllegalStateException(post.holder() + " does not: " + reply.words());
      }
      screen.println(post.holder() + ": " + reply.words());
      return true;
    }
  }

  private static ObjectNode document(List<KeyChange> changes, boolean taken) {
    ObjectNode document =
        JsonNodeFactory.instance.objectNode().put("schema", "athanor/reload").put("version", 1);
    document.put("taken", taken);
    document.set("changes", StatusJson.changes(changes));
    return document;
  }
}
