package org.athanor.sims.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.SchedulerSettings;
import org.athanor.persistence.journal.CampaignLockedException;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage.Outcome;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.helm.Walltime;
import org.athanor.sims.page.Door;
import org.athanor.sims.run.CampaignRun.Share;
import org.athanor.sims.run.Entrance.Listening;
import org.athanor.sims.scheduler.Pause;
import org.athanor.sims.terminal.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code athanor run CAMPAIGN.conf}: runs a campaign to its end, or takes it up again. */
@Command(
    name = "run",
    description = {
      "Runs a campaign to its end as its file says, or takes it up where it was left.",
      "Ctrl-C stops it cleanly; the same command goes on."
    })
public final class RunCommand implements Callable<Integer> {
  private static final int STUCK = 1;

  /** Between two looks whether it is our turn. */
  private static final Duration GLANCE = Duration.ofSeconds(2);

  /** As shells say it of a process that was interrupted. */
  private static final int STOPPED = 130;

  @Parameters(paramLabel = "CAMPAIGN.conf", description = "the campaign file")
  private Path campaign;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "where the campaign lives; runs/NAME unless given")
  private Optional<Path> directory;

  @Option(
      names = "--explorers",
      paramLabel = "N",
      description = "walks at a time; as the file says, or one for each core")
  private Optional<Integer> explorers;

  @Option(
      names = "--labelers",
      paramLabel = "N",
      description = "reference calculations at a time here; as the file says unless given")
  private Optional<Integer> labelers;

  @Option(
      names = "--listen",
      paramLabel = "HOST[:PORT]",
      description = {
        "lets other machines work for the campaign (athanor join): name or number under which they"
            + " reach this one;",
        "port 25520 unless given, 0 a free one; as machines.listen of the file says unless given"
      })
  private Optional<String> listen;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = {
        "the key that lets others in, with --listen; DIR/join.key, made if it is not there, unless"
            + " given.",
        "Coordinators of one campaign on several machines need the same."
      })
  private Optional<Path> key;

  @Option(
      names = "--standby",
      description =
          "if another process runs the campaign, waits until it does not any more, and goes on in"
              + " its place")
  private boolean standby;

  @Option(
      names = Walltime.NAME,
      paramLabel = "M",
      description = {
        "stops in order before so many minutes are over; labels that took longer than what is left are not begun.",
        "The same command goes on."
      })
  private Optional<Long> minutes;

  @Option(
      names = "--page",
      paramLabel = "[HOST:]PORT",
      description =
          "serves the live page (athanor page) as long as the campaign runs; on 127.0.0.1 unless a"
              + " host is given")
  private Optional<String> page;

  @Option(names = "--json", description = "print the final status as JSON on standard output")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    CampaignFile file = CampaignFile.read(campaign);
    Share share = share(file);
    Path home = directory.orElse(Path.of("runs", file.name()));
    PrintStream screen = json ? System.err : System.out;
    Optional<Door> door = page.map(text -> Door.parse("--page", text));
    try (var _ = RunLog.in(home);
        var _ = Interruption.ofThisThread();
        var _ = LivePage.open(door, home, file.name(), screen)) {
      return finished(file, home, share, screen);
    }
  }

  private Share share(CampaignFile file) {
    Optional<Address> gate =
        listen
            .map(text -> Address.parse("--listen", text))
            .or(() -> file.machines().listen().map(text -> Address.parse("machines.listen", text)));
    int walks = explorers.orElse(file.machines().explorers());
    int labels = labelers.orElse(file.machines().labelers());
    // Alone, somebody has to do the work here.
    int least = gate.isPresent() ? 0 : 1;
    if (walks < least || labels < least) {
      throw new BadConfiguration(
          "--explorers, --labelers: expected numbers of 1 or more (0 only with --listen), got "
              + walks
              + " and "
              + labels);
    }
    if (key.isPresent() && gate.isEmpty()) {
      throw new BadConfiguration("--key: expected --listen beside it, got none");
    }
    return new Share(
        walks,
        labels,
        campaign.toAbsolutePath().getParent(),
        gate.map(at -> new Listening(at, key)),
        walltime(file));
  }

  private Optional<Walltime> walltime(CampaignFile file) {
    if (minutes.isPresent() && minutes.get() < 1) {
      throw new BadConfiguration(
          Walltime.NAME + ": expected a number of 1 or more, got " + minutes.get());
    }
    boolean here = file.labelling().scheduler() instanceof SchedulerSettings.Here;
    return minutes.map(time -> new Walltime(Instant.now(), Duration.ofMinutes(time), here));
  }

  private int finished(CampaignFile file, Path home, Share share, PrintStream screen)
      throws IOException {
    try {
      return ended(watched(file, home, share, screen), file, home, screen);
    } catch (InterruptedException stopped) {
      screen.println("stopped; the same command goes on where this one was");
      return STOPPED;
    }
  }

  private Outcome watched(CampaignFile file, Path home, Share share, PrintStream screen)
      throws InterruptedException {
    try (Progress progress = Progress.on(screen, Clock.systemUTC())) {
      progress.note("campaign " + file.name() + " in " + home);
      return standby
          ? onceFree(file, home, share, progress)
          : new CampaignRun(file, home).run(share, progress);
    }
  }

  /** Waits its turn: whoever holds the journal decides, and nobody else. */
  private static Outcome onceFree(CampaignFile file, Path home, Share share, Progress progress)
      throws InterruptedException {
    boolean said = false;
    while (true) {
      try {
        return new CampaignRun(file, home).run(share, progress);
      } catch (CampaignLockedException held) {
        if (!said) {
          progress.note("standing by: " + held.getMessage());
          said = true;
        }
        if (share.walltime().filter(time -> !Instant.now().isBefore(time.last())).isPresent()) {
          return new Outcome.Stopped(StopPoint.NOW, Walltime.NAME);
        }
        Pause.of(GLANCE);
      }
    }
  }

  private int ended(Outcome outcome, CampaignFile file, Path home, PrintStream screen)
      throws IOException {
    return switch (outcome) {
      case Outcome.Complete complete -> {
        new Results(file.name(), home).write(screen, json);
        yield 0;
      }
      case Outcome.Stuck stuck -> {
        System.err.println("athanor: the campaign cannot go on: " + stuck.reason());
        yield STUCK;
      }
      case Outcome.Stopped stopped -> {
        screen.println(
            "stopped by " + stopped.by() + "; the same command goes on where this one was");
        yield STOPPED;
      }
    };
  }
}
