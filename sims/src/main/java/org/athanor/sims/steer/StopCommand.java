package org.athanor.sims.steer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.persistence.journal.Journal;
import org.athanor.persistence.journal.Post;
import org.athanor.protocol.campaign.CampaignEvent.CampaignStarted;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.sims.helm.Helm;
import org.athanor.sims.helm.Order;
import org.athanor.sims.helm.Person;
import org.athanor.sims.helm.Reply;
import org.athanor.sims.run.Interruption;
import org.athanor.sims.scheduler.Pause;
import org.athanor.sims.status.Annals;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Journals;
import org.athanor.sims.status.Plan;
import org.athanor.sims.status.Status;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor stop DIR}: ends the run of a campaign, wherever it runs. */
@Command(
    name = "stop",
    description = {
      "Stops the process that runs a campaign, on this machine or another: at once, as Ctrl-C does,",
      "or in order. The next run goes on where it was."
    })
public final class StopCommand implements Callable<Integer> {
  private static final int RUNS_ON = 1;
  private static final int INTERRUPTED = 130;

  /** Of a process that looks twice a second, or at each heartbeat where a database is between. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Until what is awaited can stop. */
  enum After {
    /** The labels in flight. */
    LABELS,
    /** All work of the rounds that are open. */
    ROUND
  }

  @Parameters(paramLabel = "DIR", description = "the campaign's directory, such as runs/silicon")
  private Path directory;

  @Option(
      names = "--after",
      paramLabel = "WHAT",
      description = {
        "labels: when the labels in flight are home, nothing else is begun;",
        "round: when the rounds that are open are done, no other is opened; at once unless given"
      })
  private Optional<After> after;

  @Option(names = "--no-wait", description = "does not wait until the process has ended")
  private boolean leave;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/stop")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Chronicle chronicle = Journals.read(directory);
    PrintStream screen = json ? System.err : System.out;
    Optional<Post> post = Post.to(directory);
    if (post.isEmpty()) {
      screen.println("no process runs the campaign in " + directory + "; there is nothing to stop");
      return ended(Optional.empty(), 0);
    }
    try (Post way = post.get();
        var _ = Interruption.ofThisThread()) {
      return stopped(way, chronicle, screen);
    } catch (InterruptedException left) {
      screen.println("not waiting any more; what was asked for stands");
      return INTERRUPTED;
    }
  }

  private StopPoint point() {
    return after
        .map(
            what ->
                switch (what) {
                  case LABELS -> StopPoint.LABELS;
                  case ROUND -> StopPoint.ROUND;
                })
        .orElse(StopPoint.NOW);
  }

  private int stopped(Post post, Chronicle chronicle, PrintStream screen)
      throws InterruptedException {
    screen.println(post.holder() + " runs the campaign");
    Optional<Reply> reply =
        new Messenger(post, PATIENCE).give(new Order.Stop(point(), Person.words()));
    if (reply.isPresent() && !reply.get().accepted()) {
      throw new IllegalStateException("that process refuses to stop: " + reply.get().words());
    }
    reply.ifPresent(words -> screen.println(words.words()));
    if (leave) {
      return ended(Optional.of(post.holder()), 0);
    }
    await(post, chronicle, screen);
    Optional<String> next = successor();
    screen.println(
        next.map(who -> "that process has ended, and " + who + " has taken the campaign up")
            .orElse("that process has ended"));
    return ended(Optional.of(post.holder()), next.isPresent() ? RUNS_ON : 0);
  }

  private void await(Post post, Chronicle known, PrintStream screen) throws InterruptedException {
    String name = known.campaign().started().map(CampaignStarted::name).orElse("");
    String said = "";
    try (Annals annals = new Annals(directory, name)) {
      while (post.isThere()) {
        String awaited = Awaited.of(point(), annals.latest());
        if (!awaited.equals(said)) {
          screen.println("waiting for " + awaited);
          said = awaited;
        }
        Pause.of(Messenger.GLANCE);
      }
    }
  }

  /** Who stood by. */
  private Optional<String> successor() {
    try (Post next = Post.to(directory).orElse(null)) {
      return Optional.ofNullable(next).map(Post::holder);
    }
  }

  private int ended(Optional<String> holder, int status) {
    if (json) {
      Chronicle chronicle = Journals.read(directory);
      Plan plan = Plan.of(chronicle.campaign().settings());
      ObjectNode document =
          JsonNodeFactory.instance
              .objectNode()
              .put("schema", "athanor/stop")
              .put("version", 1)
              .put("point", Helm.word(point()))
              .put("process", holder.orElse(null))
              .put("waited", holder.isPresent() && !leave)
              .put("state", Status.of(chronicle, plan, Journal.isHeld(directory)).state().word());
      System.out.println(document.toPrettyString());
    }
    return status;
  }
}
