package org.athanor.potentials.eam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.eam.SetflFile.Form;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Structure;
import org.junit.jupiter.api.Test;

class ZhouTablesTest {
  /** Splines, against the functions themselves, on another program's rattled cells. */
  @Test
  void theFileSaysWhatThePotentialSays() {
    ZhouEam tantalum = ZhouEam.of(ZhouParameters.TANTALUM);
    String text = SetflFile.write(ZhouTables.of(tantalum, "a test"));
    EmbeddedAtom read =
        EmbeddedAtom.of(
            SetflFile.read(List.of(text.split("\n", -1)), Form.ALLOY), Map.of("Ta", 73));
    for (int k = 0; k < ZhouNumbers.STRUCTURES; k++) {
      Structure structure = ZhouNumbers.structure("cell" + k);
      Prediction expected = tantalum.predict(structure);
      Prediction got = read.predict(structure);
      assertThat(got.energy() / structure.size())
          .isCloseTo(expected.energy() / structure.size(), within(2e-8));
      for (int i = 0; i < structure.size(); i++) {
        for (int axis = 0; axis < 3; axis++) {
          assertThat(got.forces().get(i, axis))
              .isCloseTo(expected.forces().get(i, axis), within(2e-6));
        }
      }
    }
  }
}
