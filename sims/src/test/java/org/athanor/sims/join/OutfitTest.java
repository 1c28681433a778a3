package org.athanor.sims.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.athanor.actors.explorer.Explorer;
import org.athanor.actors.node.Equipment;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.sims.cluster.SupplyFiles;
import org.athanor.sims.cluster.SupplyFiles.Parcel;
import org.athanor.sims.join.Outfit.Size;
import org.athanor.sims.run.References;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutfitTest {
  private static final String FILE =
      """
      name = tiny
      system { species = [Si], phases = [ { prototype = diamond } ] }
      """;

  @TempDir Path home;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private CampaignFile file(String... more) throws Exception {
    return CampaignFile.read(
        Files.writeString(home.resolve("tiny.conf"), FILE + String.join("\n", more)));
  }

  private Supplies supplies(CampaignFile file, String physics) {
    Parcel parcel = SupplyFiles.pack(file, home);
    return new Supplies(
        file.name(), parcel.main(), parcel.files(), physics, new Posts(null, null, null));
  }

  private String physics(CampaignFile file) throws Exception {
    return References.open(file.labelling(), file.species(), home).identity().physics();
  }

  private Outfit outfit(Optional<Integer> labelers) {
    return new Outfit(
        home.resolve("node"), new Size("helium.17", Optional.of(2), labelers, true), threads);
  }

  private static Equipment equipped(Outfit outfit, Supplies supplies) throws Exception {
    return outfit.equip(supplies).toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Test
  void theSameCampaignFindsItsWorkersAtWhatTheyWereAt() throws Exception {
    CampaignFile file = file();
    try (Outfit outfit = outfit(Optional.empty())) {
      Equipment first = equipped(outfit, supplies(file, physics(file)));
      assertThat(first.explorers().stream().map(Explorer.Desk::name))
          .containsExactly("explorer-1@helium.17", "explorer-2@helium.17");
      assertThat(first.labelers()).hasSize(1);
      assertThat(first.reference()).isPresent();
      assertThat(equipped(outfit, supplies(file, physics(file)))).isSameAs(first);
      CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
      first
          .labelers()
          .getFirst()
          .hold()
          .begin(null, new CompletableFuture<>(), () -> cancelled.complete(true));
      // Another campaign at the same place: nothing of the first is of use to it.
      CampaignFile other = file("seed = 2");
      assertThat(equipped(outfit, supplies(other, physics(other)))).isNotSameAs(first);
      assertThat(cancelled).isCompletedWithValue(true);
    }
  }

  @Test
  void labelsOfOtherPhysicsAreRefusedAndWalksAreNot() throws Exception {
    CampaignFile file = file();
    String other = physics(file).replaceFirst("\n.*", "\nsomething else");
    try (Outfit outfit = outfit(Optional.empty())) {
      assertThatThrownBy(() -> equipped(outfit, supplies(file, other)))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(BadConfiguration.class)
          .hasMessageContaining("something else")
          .hasMessageContaining("--labelers 0");
    }
    try (Outfit outfit = outfit(Optional.of(0))) {
      Equipment walkers = equipped(outfit, supplies(file, other));
      assertThat(walkers.labelers()).isEqualTo(List.of());
      assertThat(walkers.reference()).isEmpty();
    }
  }

  @Test
  void labelsThatAreJobsAreLeftToTheCoordinator() throws Exception {
    CampaignFile file = file("label.scheduler.kind = slurm");
    try (Outfit outfit = outfit(Optional.empty())) {
      assertThat(equipped(outfit, supplies(file, "any")).labelers()).isEmpty();
    }
    try (Outfit outfit = outfit(Optional.of(2))) {
      assertThatThrownBy(() -> equipped(outfit, supplies(file, "any")))
          .hasCauseInstanceOf(BadConfiguration.class)
          .hasMessageContaining("label.scheduler");
    }
  }
}
