package org.athanor.potentials.eam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.athanor.potentials.potential.LabelledFrames;
import org.athanor.potentials.potential.LammpsFrames;
import org.athanor.potentials.potential.LiveLammps;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of ours, read by LAMMPS. */
class LiveSetflTest {
  private static final List<String> BOTH = List.of("Cu", "Ta");

  @TempDir Path folder;

  @BeforeAll
  static void isInstalled() {
    LiveLammps.assumeInstalled();
  }

  @Test
  void lammpsReadsAlloyTables() throws Exception {
    agree(TantalumCopper.tables(), "alloy");
  }

  @Test
  void lammpsReadsSiteDependentTables() throws Exception {
    agree(TantalumCopper.siteDependent(), "fs");
  }

  private void agree(EamTables tables, String form) throws Exception {
    Files.writeString(folder.resolve("tables.eam." + form), SetflFile.write(tables));
    List<String> commands =
        List.of("pair_style eam/" + form, "pair_coeff * * tables.eam." + form + " Cu Ta");
    EmbeddedAtom ours = EmbeddedAtom.of(tables, List.of(Element.of("Cu"), Element.of("Ta")));
    List<LabelledFrames.Frame> frames =
        LabelledFrames.read("/org/athanor/potentials/eam/cuta-eam.extxyz");
    for (LabelledFrames.Frame frame : frames) {
      Labels theirs = new LiveLammps(folder, BOTH, commands).label(frame.structure());
      LammpsFrames.agree(ours.predict(frame.structure()), theirs, 1e-9);
    }
    assertThat(frames).hasSize(4);
  }
}
