package org.athanor.sims.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.protocol.node.SupplyFile;
import org.athanor.sims.cluster.SupplyFiles.Parcel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupplyFilesTest {
  @TempDir Path home;

  @Test
  void theCampaignFileAndWhatItNamesArriveAsTheyWere() throws Exception {
    Path campaign = Files.createDirectories(home.resolve("here/campaigns"));
    Path absolute = Files.writeString(home.resolve("absolute.sw"), "absolute");
    Files.createDirectories(home.resolve("here/shared"));
    Files.writeString(home.resolve("here/shared/Si.tersoff"), "tersoff");
    Files.writeString(campaign.resolve("mine.vasp"), "phase");
    Files.writeString(campaign.resolve("unnamed.txt"), "nothing to do with it");
    Files.createDirectories(campaign.resolve("fitted"));
    Files.writeString(campaign.resolve("fitted/potential.txt"), "potential");
    Files.writeString(campaign.resolve("fitted/active-sets.bin"), "active sets");
    Path file =
        Files.writeString(
            campaign.resolve("tiny.conf"),
            """
            name = tiny
            system { species = [Si], phases = [ { name = mine, file = mine.vasp } ] }
            explore.potential = "tersoff:../shared/Si.tersoff:Si"
            label.reference { kind = potential, potential.spec = fitted, stillinger-weber.file = "%s" }
            machines.explorers = 3
            """
                .formatted(absolute));
    CampaignFile read = CampaignFile.read(file);
    Parcel parcel = SupplyFiles.pack(read, campaign);
    assertThat(parcel.files().stream().map(SupplyFile::path))
        .containsExactlyInAnyOrder(
            "campaigns/campaign.conf",
            "campaigns/mine.vasp",
            "campaigns/fitted/potential.txt",
            "campaigns/fitted/active-sets.bin",
            "shared/Si.tersoff");
    Path there = home.resolve("there");
    Path unpacked = SupplyFiles.unpack(parcel, there);
    assertThat(unpacked).isEqualTo(there.resolve("campaigns/campaign.conf"));
    assertThat(there.resolve("shared/Si.tersoff")).hasContent("tersoff");
    assertThat(there.resolve("campaigns/fitted/active-sets.bin")).hasContent("active sets");
    // What decides about results is the same; how many work at a time is each machine's own.
    assertThat(CampaignFile.read(unpacked).text()).isEqualTo(read.text());
  }

  @Test
  void moreThanCanBeSentIsRefused() throws Exception {
    try (var file = new RandomAccessFile(home.resolve("large.vasp").toFile(), "rw")) {
      file.setLength(41L << 20);
    }
    Path file =
        Files.writeString(
            home.resolve("tiny.conf"),
            "name = tiny\nsystem { species = [Si], phases = [ { name = a, file = large.vasp } ] }\n");
    CampaignFile read = CampaignFile.read(file);
    assertThatThrownBy(() -> SupplyFiles.pack(read, home))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("at most 40 MiB")
        .hasMessageContaining("got 41 MiB");
  }

  @Test
  void nothingIsWrittenOutsideOfItsFolder() {
    Parcel parcel = new Parcel("campaign.conf", List.of(new SupplyFile("../evil", "YQ==")));
    assertThatThrownBy(() -> SupplyFiles.unpack(parcel, home.resolve("there")))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("../evil");
    assertThat(home.resolve("evil")).doesNotExist();
  }
}
