package org.athanor.sims.join;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.labeler.Labeler;
import org.athanor.actors.lease.Hold;
import org.athanor.actors.node.Equipment;
import org.athanor.actors.node.Outfitter;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.config.CampaignFile.Labelling;
import org.athanor.config.SchedulerSettings;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.protocol.node.SupplyFile;
import org.athanor.sims.cluster.SupplyFiles;
import org.athanor.sims.cluster.SupplyFiles.Parcel;
import org.athanor.sims.reference.Owner;
import org.athanor.sims.run.Difference;
import org.athanor.sims.run.References;
import org.athanor.sims.run.WalkPotentials;
import org.athanor.sims.run.Wiring;
import org.athanor.sims.walk.Walker;

/**
 * What this machine works with: kept as long as the campaign is the same, so that a coordinator
 * that comes back finds everybody at what they were at.
 */
final class Outfit implements Outfitter, AutoCloseable {
  private final Path folder;
  private final Size size;
  private final ExecutorService threads;
  private final Tally tally = new Tally();
  private Optional<Kept> kept = Optional.empty();
  private int campaigns;

  /**
   * How much this machine does.
   *
   * @param node its name
   * @param explorers walks at a time; empty takes one for each core
   * @param labelers reference calculations at a time; empty takes one, where labels are no jobs
   * @param stays whether the folder is there when the machine has left, so that it is worth keeping
   *     there what failed
   */
  record Size(
      String node, Optional<Integer> explorers, Optional<Integer> labelers, boolean stays) {}

  /** What makes a campaign the same. */
  private record Same(String campaign, String main, List<SupplyFile> files, String physics) {
    static Same of(Supplies supplies) {
      return new Same(supplies.campaign(), supplies.main(), supplies.files(), supplies.physics());
    }
  }

  private record Kept(Same campaign, Equipment equipment, WalkPotentials given) {
    void end() {
      equipment.explorers().forEach(desk -> desk.hold().cancel());
      equipment.labelers().forEach(desk -> desk.hold().cancel());
      given.close();
    }
  }

  /**
   * Nothing yet.
   *
   * @param folder for files and calculations
   * @param threads where walks and labels are computed
   */
  Outfit(Path folder, Size size, ExecutorService threads) {
    this.folder = folder;
    this.size = size;
    this.threads = threads;
  }

  @Override
  public CompletionStage<Equipment> equip(Supplies supplies) {
    return CompletableFuture.supplyAsync(() -> equipped(supplies), threads);
  }

  /** What was done so far. */
  Tally tally() {
    return tally;
  }

  /** Ends what is under way. */
  @Override
  public synchronized void close() {
    kept.ifPresent(Kept::end);
    kept = Optional.empty();
  }

  private synchronized Equipment equipped(Supplies supplies) {
    Same campaign = Same.of(supplies);
    if (kept.filter(before -> before.campaign().equals(campaign)).isEmpty()) {
      close();
      kept = Optional.of(made(campaign));
    }
    return kept.get().equipment();
  }

  private Kept made(Same campaign) {
    try {
      Path home = folder.resolve(campaign.campaign() + "-" + ++campaigns);
      CampaignFile file =
          CampaignFile.read(
              SupplyFiles.unpack(new Parcel(campaign.main(), campaign.files()), home));
      int labelers = labelers(file);
      Optional<Reference> reference =
          labelers == 0 ? Optional.empty() : Optional.of(reference(file, home, campaign));
      WalkPotentials given = WalkPotentials.of(file);
      Equipment equipment =
          new Equipment(
              desks("explorer", explorers(file), Explorer.Desk::new),
              desks("labeler", labelers, Labeler.Desk::new),
              tally.counting(new Walker(Wiring.relaxation(file), given)),
              reference.map(tally::counting),
              threads);
      return new Kept(campaign, equipment, given);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while it got ready", e);
    }
  }

  private int explorers(CampaignFile file) {
    return size.explorers().orElse(file.machines().explorers());
  }

  private int labelers(CampaignFile file) {
    return switch (file.labelling().scheduler()) {
      case SchedulerSettings.Here here -> size.labelers().orElse(1);
      case SchedulerSettings.Elsewhere elsewhere -> {
        if (size.labelers().orElse(0) > 0) {
          throw new BadConfiguration(
              "--labelers: this campaign's labels are jobs (label.scheduler), which its coordinator"
                  + " submits: expected 0, got "
                  + size.labelers().get());
        }
        yield 0;
      }
    };
  }

  /** What fails is kept here, for the coordinator to name: it may be more than fits a message. */
  private Reference reference(CampaignFile file, Path home, Same campaign)
      throws InterruptedException {
    Path failed = home.resolve(References.FAILED).toAbsolutePath();
    Labelling labelling = size.stays() ? file.labelling() : file.labelling().forgetting();
    Reference reference =
        References.open(labelling, file.species(), home, Owner.self().host() + ":" + failed);
    Difference.first(
            campaign.physics().lines().toList(), reference.identity().physics().lines().toList())
        .ifPresent(
            other -> {
              throw new BadConfiguration(
                  "label.reference: labels of this machine would have other physics than the"
                      + " campaign's: "
                      + other.text()
                      + ". Install the same here, or join with --labelers 0.");
            });
    return reference;
  }

  private <T, R, D> List<D> desks(String kind, int count, Desks<T, R, D> made) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(k -> made.of(kind + "-" + k + "@" + size.node(), Hold.<T, R>lasting()))
        .toList();
  }

  /** Explorers' and labelers' alike. */
  private interface Desks<T, R, D> {
    D of(String name, Hold<T, R> hold);
  }
}
