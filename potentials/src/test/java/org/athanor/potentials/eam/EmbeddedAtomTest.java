package org.athanor.potentials.eam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.potential.LammpsFrames;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Element;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EmbeddedAtomTest {
  private static final EamTables TABLES = TantalumCopper.tables();
  private static final List<Element> BOTH = List.of(Element.of("Cu"), Element.of("Ta"));
  private static final EmbeddedAtom ALLOY = EmbeddedAtom.of(TABLES, BOTH);
  private static final EmbeddedAtom TANTALUM = EmbeddedAtom.of(TABLES, Map.of("Ta", 73));
  private static final EmbeddedAtom SITE_DEPENDENT =
      EmbeddedAtom.of(TantalumCopper.siteDependent(), BOTH);

  /**
   * Curvature jumps a little where two cubic pieces meet, so finite differences take small steps.
   */
  private interface TableContract extends PotentialContract {
    @Override
    default double step() {
      return 4e-5;
    }
  }

  @Nested
  class Tantalum implements TableContract {
    @Override
    public Potential potential() {
      return TANTALUM;
    }

    @Override
    public double nearestNeighbours() {
      return 2.7;
    }
  }

  @Nested
  class TantalumAndCopper implements TableContract {
    @Override
    public Potential potential() {
      return ALLOY;
    }

    @Override
    public double nearestNeighbours() {
      return 2.5;
    }
  }

  @Nested
  class FinnisSinclair implements TableContract {
    @Override
    public Potential potential() {
      return SITE_DEPENDENT;
    }

    @Override
    public double nearestNeighbours() {
      return 2.5;
    }
  }

  @Test
  void agreesWithLammps() {
    LammpsFrames.agree(TANTALUM, "/org/athanor/potentials/eam/ta-eam.extxyz", 1e-9);
    LammpsFrames.agree(ALLOY, "/org/athanor/potentials/eam/cuta-eam.extxyz", 1e-9);
  }

  @Test
  void oneElementOfManyIsWhatItIsAmongThem() {
    Structure dimer =
        new Structure(Cell.cubic(30), Species.of(73, 73), Vectors.of(0, 0, 0, 1.2, 2.1, 0.7));
    assertThat(TANTALUM.predict(dimer)).isEqualTo(ALLOY.predict(dimer));
  }

  @Test
  void beyondTheLastDensityTheEnergyGoesOnInAStraightLine() {
    EamSplines splines = new EamSplines(TABLES, List.of(1));
    double end = (TABLES.grid().densities() - 1) * TABLES.grid().densityStep();
    double[] at = embedded(splines, end);
    double[] beyond = embedded(splines, end + 40);
    assertThat(at[1]).isNotCloseTo(0, within(1e-4));
    assertThat(beyond[1]).isCloseTo(at[1], within(1e-12));
    assertThat(beyond[0]).isCloseTo(at[0] + 40 * at[1], within(1e-10));
    assertThat(at[0]).isCloseTo(TABLES.elements().get(1).embedding().get(1999), within(1e-10));
  }

  private static double[] embedded(EamSplines splines, double density) {
    double[] both = new double[2];
    splines.embed(0, density, both);
    return both;
  }

  @Test
  void densitiesOfAnotherSiteChangeTheEnergy() {
    Structure pair =
        new Structure(Cell.cubic(30), Species.of(29, 73), Vectors.of(0, 0, 0, 1.2, 2.1, 0.7));
    double difference = SITE_DEPENDENT.predict(pair).energy() - ALLOY.predict(pair).energy();
    assertThat(Math.abs(difference)).isGreaterThan(1e-3);
  }

  @Test
  void strangeNamesAreRefused() {
    assertThatThrownBy(() -> EmbeddedAtom.of(TABLES, List.of(Element.of("W"))))
        .hasMessageContaining("among [Cu, Ta], got [W]");
    assertThatThrownBy(() -> EmbeddedAtom.of(TABLES, Map.of())).hasMessageContaining("got []");
    assertThatThrownBy(() -> EmbeddedAtom.of(TABLES, Map.of("Cu", 73, "Ta", 73)))
        .hasMessageContaining("two for 73");
  }
}
