package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.athanor.actors.engine.Reference;
import org.athanor.config.BadConfiguration;
import org.athanor.config.LabellingFile;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Structure;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.sims.phases.StructureSpec;
import org.athanor.sims.potential.PotentialSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
  private static final String SNAP = "snap:Ta06A.snapcoeff,Ta06A.snapparam:Ta+zbl:4.0,4.8:Ta";

  @TempDir Path folder;

  private static Reference open(Path folder, String spec) throws Exception {
    Path file = folder.resolve("reference.conf");
    Files.writeString(
        file, "label.reference { kind = potential, potential.spec = \"" + spec + "\" }");
    return References.open(LabellingFile.read(file).labelling(), List.of(Element.of("Ta")), folder);
  }

  private static Path withSnap(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : List.of("Ta06A.snapcoeff", "Ta06A.snapparam")) {
      Files.copy(
          Path.of("src/test/resources/org/athanor/sims/cli").resolve(name), folder.resolve(name));
    }
    return folder;
  }

  @Test
  void aPotentialOfAnyFormStandsIn() throws Exception {
    Reference snap = open(withSnap(folder), SNAP);
    Structure cell =
        StructureSpec.parse("bcc:Ta")
            .structure()
            .strained(Matrix3.of(0.01, 0.02, 0, 0.02, -0.03, 0, 0, 0, 0.04));
    Prediction said = new PotentialSpec(folder, "python3").potential(SNAP).predict(cell);
    assertThat(((LabelOutcome.Labeled) snap.label(cell, List.of())).labels())
        .isEqualTo(new Labels(said.energy(), said.forces(), Optional.of(said.virial())));
    assertThat(said.virial().get(0, 1)).isNotZero();
    assertThat(snap.identity().name()).isEqualTo("snap + zbl");
  }

  @Test
  void itsPhysicsIsTheContentsOfItsFilesWhereverTheyLie() throws Exception {
    String here = open(withSnap(folder), SNAP).identity().physics();
    Path other = withSnap(folder.resolve("other"));
    assertThat(open(other, SNAP).identity().physics()).isEqualTo(here);
    assertThat(here).startsWith("potential\nsnap:sha256-").contains("zbl:4.0,4.8:Ta");
    Path file = other.resolve("Ta06A.snapcoeff");
    Files.writeString(file, Files.readString(file).replaceFirst("-2.92", "-2.93"));
    assertThat(open(other, SNAP).identity().physics()).isNotEqualTo(here);
    assertThat(open(folder, "zhou:Ta").identity().physics()).contains("4.527748");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "snap:no.coeff,no.param:Ta | expected a LAMMPS .snapcoeff file at",
        "ase:model.py:Ta           | kind = ase",
        "lj:0.1,2,4:W              | got none of Ta",
        "zhuo:Ta                   | zhou:Ta"
      })
  void whatIsNotThereIsSaidByName(String spec, String words) {
    assertThatThrownBy(() -> open(folder, spec))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("label.reference")
        .hasMessageContaining(words);
  }
}
