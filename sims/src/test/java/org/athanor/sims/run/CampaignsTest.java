package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.supervisor.Start;
import org.athanor.config.CampaignFile;
import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The campaign files that come with Athanor. */
class CampaignsTest {
  @TempDir Path folder;

  static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(""))) {
      return all.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
    }
  }

  private static List<Start> starts(CampaignFile file) {
    return file.phases().stream().map(new Starts(file.species())::of).toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void canBeReadAndHavePhasesToStartFrom(Path path) {
    CampaignFile file = CampaignFile.read(path);
    assertThat(starts(file)).isNotEmpty().allMatch(start -> start.structure().size() >= 2);
    assertThat(file.name()).isEqualTo(path.toString().replace(".conf", ""));
  }

  private List<Double> energiesPerAtom(CampaignFile file) throws InterruptedException {
    Reference reference = References.open(file.labelling(), file.species(), folder);
    List<Double> energies = new ArrayList<>();
    for (Start start : starts(file)) {
      LabelOutcome outcome = reference.label(start.structure(), List.of());
      assertThat(outcome).isInstanceOf(LabelOutcome.Labeled.class);
      Labels labels = ((LabelOutcome.Labeled) outcome).labels();
      assertThat(labels.virial()).isPresent();
      energies.add(labels.energy() / start.structure().size());
    }
    return energies;
  }

  @Test
  void carbonStartsFromItsFivePhases() throws InterruptedException {
    CampaignFile file = CampaignFile.read(Path.of("carbon.conf"));
    assertThat(starts(file))
        .extracting(Start::phase)
        .containsExactly("diamond", "graphite", "lonsdaleite", "m-carbon", "rhombohedral");
    List<Double> energies = energiesPerAtom(file);
    // Diamond and graphite are nearly as stable as each other; the two stackings are the same to
    // bonds that end at 2.6 Å.
    assertThat(energies.get(1)).isCloseTo(energies.get(0), within(0.3));
    assertThat(energies.get(4)).isCloseTo(energies.get(1), within(0.05));
    assertThat(energies.get(3)).isBetween(energies.get(0), energies.get(0) + 0.6);
  }

  @Test
  void sodiumChlorideStartsFromBothPhases() throws InterruptedException {
    CampaignFile file = CampaignFile.read(Path.of("nacl.conf"));
    assertThat(starts(file)).extracting(Start::phase).containsExactly("b1", "b2");
    List<Double> energies = energiesPerAtom(file);
    // The lattice energy of rock salt, 787 kJ/mol, is 4.08 eV an atom.
    assertThat(energies.get(0)).isCloseTo(-4.08, within(0.15));
    // Caesium chloride starts from touching covalent radii, ions 2.68 Å apart: under pressure.
    assertThat(energies.get(1)).isBetween(energies.get(0) + 0.5, energies.get(0) + 1.2);
  }
}
