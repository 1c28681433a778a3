package org.athanor.sims.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.athanor.actors.engine.Reference;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.potential.StillingerWeber;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against LAMMPS itself, where it is installed. */
@Tag("live")
class LiveLammpsTest {
  private static final String SW = "/usr/share/lammps/potentials/Si.sw";
  private static final String MODEL = "SW_StillingerWeber_1985_Si__MO_405512056662_005";

  private static final String TEMPLATE =
      """
      units metal
      atom_style atomic
      read_data structure.data
      pair_style sw
      pair_coeff * * Si.sw Si
      """;

  private static final String KIM_TEMPLATE =
      """
      kim init %s metal
      read_data structure.data
      kim interactions Si
      """;

  /** Skewed beyond what LAMMPS takes, and left-handed. */
  private static final Structure SKEWED =
      new Structure(
          Cell.periodic(5.47, 2.79, 2.63, 2.71, 0.02, 2.68, 0.1, 2.7, 2.75),
          Species.of(14, 14),
          Vectors.of(0.3, -7, 0, 1.72, 1.30, 1.38));

  @TempDir private static Path scratch;

  @BeforeAll
  static void isInstalled() {
    Live.assumeInstalled("lmp", "lammps");
    Live.assumeThere(SW, "lammps-data");
  }

  private static Reference open(String template, Path... files) throws Exception {
    return Lammps.open(
        Live.program("lmp"),
        Live.template(scratch, "silicon.in", template),
        List.of(Element.of("Si")),
        List.of(files),
        scratch);
  }

  @Test
  void agreesWithOurOwnPotentialInAnyCell() throws Exception {
    assertThat(SKEWED.cell().rows().determinant()).isNegative();
    for (Structure structure : List.of(Live.SILICON, SKEWED, SKEWED.repeated(1, 2, 1))) {
      Labels labels = Derivatives.label(open(TEMPLATE, Path.of(SW)), structure);
      Prediction own = StillingerWeber.silicon().predict(structure);
      assertThat(labels.energy()).isCloseTo(own.energy(), within(1e-5));
      assertSame(labels.forces(), own.forces(), 1e-5);
      Matrix3 difference = labels.virial().orElseThrow().plus(own.virial().times(-1));
      assertThat(difference.largestAbsolute()).isLessThan(1e-4);
      assertThat(own.forces().largestNorm()).isGreaterThan(0.3);
    }
  }

  @Test
  void forcesAndStressAreDerivativesOfTheEnergy() throws Exception {
    new Derivatives(open(TEMPLATE, Path.of(SW)), Live.SILICON)
        .forces(1e-3, 1e-4)
        .stress(1e-4, 1e-2);
  }

  @Test
  void takesModelsOfKim() throws Exception {
    Live.assumeThere(
        "/usr/lib/x86_64-linux-gnu/kim-api/portable-models/"
            + MODEL
            + "/libkim-api-portable-model.so",
        "openkim-models");
    Labels labels = Derivatives.label(open(KIM_TEMPLATE.formatted(MODEL)), Live.SILICON);
    // The model has fewer digits of the same parameters.
    Prediction own = StillingerWeber.silicon().predict(Live.SILICON);
    assertThat(labels.energy()).isCloseTo(own.energy(), within(1e-3));
    assertSame(labels.forces(), own.forces(), 1e-3);
  }

  @Test
  void anElementWithoutATypeIsMissing() throws Exception {
    Structure carbon =
        new Structure(Live.SILICON.cell(), Species.of(6, 14), Live.SILICON.positions());
    assertThat(open(TEMPLATE, Path.of(SW)).label(carbon, List.of()))
        .isEqualTo(
            new LabelOutcome.Failed(
                new Failure.Unavailable("an atom type of C in the settings of LAMMPS")));
  }

  private static void assertSame(Vectors one, Vectors other, double tolerance) {
    for (int i = 0; i < other.size(); i++) {
      for (int x = 0; x < 3; x++) {
        assertThat(one.get(i, x)).isCloseTo(other.get(i, x), within(tolerance));
      }
    }
  }
}
