package org.athanor.sims.join;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.athanor.actors.node.NodeGuardian.Badge;
import org.athanor.config.BadConfiguration;
import org.athanor.sims.join.NodeRun.Presence;
import org.athanor.sims.join.Outfit.Size;
import org.athanor.sims.run.Interruption;
import org.athanor.sims.run.RunLog;
import org.athanor.sims.version.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor join CAMPAIGN}. */
@Command(
    name = "join",
    description = {
      "Works for a campaign that runs on another machine, with explorers and labelers.",
      "The campaign must run with --listen. Any number may join and leave; Ctrl-C gives back what is begun."
    })
public final class JoinCommand implements Callable<Integer> {
  private static final int STOPPED = 130;
  private static final Duration FAREWELL = Duration.ofSeconds(20);

  @Parameters(
      paramLabel = "CAMPAIGN",
      description = {
        "the campaign's directory, if this machine sees it, or HOST:PORT with --key;",
        "HOST:PORT,HOST:PORT where another coordinator stands by"
      })
  private String target;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "a copy of join.key in the campaign's directory")
  private Optional<Path> key;

  @Option(
      names = "--explorers",
      paramLabel = "N",
      description = "walks at a time; one for each core unless given")
  private Optional<Integer> explorers;

  @Option(
      names = "--labelers",
      paramLabel = "N",
      description = "reference calculations at a time; 1 unless given, 0 where labels are jobs")
  private Optional<Integer> labelers;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "under which the coordinator reaches this machine; found out unless given")
  private Optional<String> host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "at which the coordinator reaches this machine; a free one unless given")
  private int port;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description =
          "for calculations, those that failed among them, and the log; a temporary one unless given")
  private Optional<Path> directory;

  @Option(
      names = "--patience-minutes",
      paramLabel = "M",
      description = "ends after so long without an answer from the coordinator; 60 unless given")
  private long patience = 60;

  @Option(names = "--json", description = "print the outcome as JSON, schema athanor/join")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    checkNumbers();
    Coordinator coordinator = Coordinator.of(target, key);
    Path home = directory.isPresent() ? directory.get() : Files.createTempDirectory("athanor-");
    try (var _ = RunLog.in(home);
        var _ = Interruption.ofThisThread()) {
      return worked(coordinator, home);
    } finally {
      if (directory.isEmpty()) {
        delete(home);
      }
    }
  }

  private void checkNumbers() {
    if (explorers.orElse(1) < 0 || labelers.orElse(1) < 0 || patience < 0) {
      throw new BadConfiguration(
          "--explorers, --labelers, --patience-minutes: expected numbers of 0 or more, got "
              + explorers.map(Object::toString).orElse("none")
              + ", "
              + labelers.map(Object::toString).orElse("none")
              + ", "
              + patience);
    }
    if (explorers.orElse(1) + labelers.orElse(1) == 0) {
      throw new BadConfiguration("--explorers, --labelers: expected one of either, got none");
    }
    if (port < 0 || port > 65_535) {
      throw new BadConfiguration("--port: expected 0 to 65535, got " + port);
    }
  }

  private int worked(Coordinator coordinator, Path home) {
    PrintStream screen = json ? System.err : System.out;
    Badge badge = new Badge(nodeName(), Version.ofThisProgram().text());
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("work-", 0).daemon(true).factory());
    Size size = new Size(badge.node(), explorers, labelers, directory.isPresent());
    Presence presence = new Presence(host, port, Duration.ofMinutes(patience));
    Outfit outfit = new Outfit(home, size, threads);
    say(screen, "node " + badge.node() + " looks for " + coordinator.text());
    try (outfit) {
      String end =
          new NodeRun(coordinator, presence, badge, outfit, line -> say(screen, line)).run();
      return ended(screen, badge, outfit.tally(), end, 0);
    } catch (InterruptedException stopped) {
      return ended(screen, badge, outfit.tally(), "stopped", STOPPED);
    } finally {
      end(threads);
    }
  }

  private int ended(PrintStream screen, Badge badge, Tally tally, String reason, int status) {
    say(screen, reason + "; " + tally.walks() + " walks and " + tally.labels() + " labels done");
    if (json) {
      System.out.println(
          JsonNodeFactory.instance
              .objectNode()
              .put("schema", "athanor/join")
              .put("version", 1)
              .put("node", badge.node())
              .put("walks", tally.walks())
              .put("labels", tally.labels())
              .put("end", reason)
              .toPrettyString());
    }
    return status;
  }

  private static void say(PrintStream screen, String line) {
    screen.println(
        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }

  /** Process numbers are not enough: in a container it is often 1. */
  private static String nodeName() {
    String own;
    try {
      own = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9_-]", "-");
    } catch (UnknownHostException e) {
      own = "unknown"; // A machine without a name of its own can still work.
    }
    return own
        + "."
        + ProcessHandle.current().pid()
        + "-"
        + UUID.randomUUID().toString().substring(0, 4);
  }

  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be deleted", e);
    }
  }
}
