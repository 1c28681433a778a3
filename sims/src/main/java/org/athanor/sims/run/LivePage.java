package org.athanor.sims.run;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.page.Door;
import org.athanor.sims.page.PageServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live page of a campaign in the process that runs it. Whatever befalls the page is a warning
 * and never the campaign's: {@code athanor page} serves the same from another process.
 */
final class LivePage implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

  private final Optional<PageServer> server;

  private LivePage(Optional<PageServer> server) {
    this.server = server;
  }

  /** Opens the page and says where it is, or why there is none. */
  static LivePage open(Optional<Door> door, Path directory, String campaign, PrintStream screen)
      throws InterruptedException {
    if (door.isEmpty()) {
      return new LivePage(Optional.empty());
    }
    try {
      PageServer server = PageServer.open("--page", door.get(), directory, Optional.of(campaign));
      if (!door.get().isLoopback()) {
        screen.println(PageServer.caution(door.get()));
      }
      screen.println("page       " + server.url());
      return new LivePage(Optional.of(server));
    } catch (BadConfiguration e) {
      LOG.warn("there is no page, and the campaign runs without one: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.warn("there is no page, and the campaign runs without one", e);
    }
    return new LivePage(Optional.empty());
  }

  @Override
  public void close() {
    try {
      server.ifPresent(PageServer::close);
    } catch (RuntimeException e) {
      LOG.warn("the page did not close as it should", e);
    }
  }
}
