package org.athanor.sims.page;

import akka.actor.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.athanor.config.BadConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the live page of a campaign out of its journal and its folder, which it never alters. It
 * has an actor system and threads of its own, so a campaign in the same process is not held up.
 */
public final class PageServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For listeners to hear that the page closes. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Door door;
  private final Lookout lookout;
  private final Changes changes;
  private final Routes routes;
  private final ActorSystem system = ActorSystem.create("page", settings());
  private ServerBinding binding;

  private PageServer(Door door, Lookout lookout, Path directory) {
    this.door = door;
    this.lookout = lookout;
    this.changes = new Changes(lookout::scene, Clock.systemUTC());
    this.routes = new Routes(lookout, changes, directory, new Visitors(door));
  }

  /**
   * Opens the page.
   *
   * @param subject what the address is said of, for people
   * @param campaign its name; empty takes the one that has events in the directory
   * @throws BadConfiguration if this machine cannot listen there
   */
  public static PageServer open(
      String subject, Door door, Path directory, Optional<String> campaign)
      throws InterruptedException {
    door.requireFree(subject);
    PageServer server = new PageServer(door, Lookout.at(directory, campaign), directory);
    try {
      server.bind(subject);
      return server;
    } catch (RuntimeException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  /** What has to be known of a page that is not on loopback, in one line. */
  public static String caution(Door door) {
    return "athanor: the page at "
        + door.text()
        + " asks for no password: everybody who reaches it can read this campaign";
  }

  /** Where it is found. */
  public String url() {
    return "http://" + new Door(door.host(), binding.localAddress().getPort()).text() + "/";
  }

  private void bind(String subject) throws InterruptedException {
    CompletionStage<ServerBinding> bound =
        Http.get(system).newServerAt(door.host(), door.port()).bind(routes::answer);
    try {
      binding = bound.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new BadConfiguration(
          subject
              + ": expected an address that can be served at, got "
              + door.text()
              + " ("
              + e
              + ")");
    }
  }

  /** Tells listeners that nothing more will come, and lets go of the port. */
  @Override
  public void close() {
    lookout.close();
    routes.close();
    if (binding != null) {
      farewell();
      await(binding.terminate(FAREWELL));
    }
    system.terminate();
    await(system.getWhenTerminated());
  }

  private void farewell() {
    try {
      changes.awaitSilence(FAREWELL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(CompletionStage<?> end) {
    try {
      end.toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("the page did not close as it should", e);
    }
  }

  private static Config settings() {
    return ConfigFactory.parseResources("page.conf").withFallback(ConfigFactory.load());
  }
}
