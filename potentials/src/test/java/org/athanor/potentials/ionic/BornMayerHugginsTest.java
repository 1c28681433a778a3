package org.athanor.potentials.ionic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.athanor.potentials.ionic.BornMayerHuggins.Parameters;
import org.athanor.potentials.ionic.Electrostatics.DampedShifted;
import org.athanor.potentials.ionic.Electrostatics.Ewald;
import org.athanor.potentials.potential.LammpsNumbers;
import org.athanor.potentials.potential.Potential;
import org.athanor.potentials.potential.PotentialContract;
import org.athanor.potentials.potential.Prediction;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Cell.Periodicity;
import org.athanor.potentials.structure.Sample;
import org.athanor.potentials.structure.Species;
import org.athanor.potentials.structure.Structure;
import org.athanor.potentials.structure.Vectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BornMayerHugginsTest {
  private static final String FOLDER = "/org/athanor/potentials/ionic/";

  /** So accurate that a wave vector which enters or leaves with strain makes no step. */
  @Nested
  class WithEwald implements PotentialContract {
    @Override
    public Potential potential() {
      return RockSalt.with(new Ewald(1e-15), 6.9);
    }

    @Override
    public double nearestNeighbours() {
      return 2.8;
    }

    @Override
    public List<Sample> samples() {
      return RockSalt.samples();
    }

    /** Instead of a lone ion, which has no energy in a periodic sum. */
    @Test
    @Override
    public void anIsolatedAtomFeelsNothing() {
      Structure lone = new Structure(Cell.cubic(20), Species.of(11), Vectors.of(1, 2, 3));
      assertThatThrownBy(() -> potential().predict(lone))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("charges that cancel in each cell, got a net charge of 1.0 e");
    }
  }

  @Nested
  class DampedAndShifted implements PotentialContract {
    @Override
    public Potential potential() {
      return RockSalt.with(new DampedShifted(0.25), 7.0);
    }

    @Override
    public double nearestNeighbours() {
      return 2.6;
    }
  }

  /** LAMMPS' own numbers are good to about 1e-6: it approximates erfc by a polynomial there. */
  @Test
  void ewaldAgreesWithLammps() {
    LammpsNumbers.agreePerAtom(RockSalt.read(), FOLDER + "nacl-born-ewald.extxyz", 1e-6);
  }

  @Test
  void dampedShiftedChargesAgreeWithLammps() {
    Potential potential = RockSalt.with(new DampedShifted(0.25), 8);
    LammpsNumbers.agree(potential, FOLDER + "nacl-born-dsf.extxyz", 1e-11);
  }

  /** Madelung's constant of rock salt is known to many digits. */
  @Test
  void chargesAloneHaveMadelungsEnergy() {
    double edge = 5.64;
    Prediction prediction =
        RockSalt.chargesAlone(new Ewald(1e-14), 7).predict(RockSalt.cubic(edge));
    double expected = -4 * 1.747564594633182 * 14.399645 / (edge / 2);
    assertThat(prediction.energy()).isCloseTo(expected, within(1e-11));
    // Coulomb's energy goes with 1/length, so its virial has the energy for trace.
    assertThat(prediction.virial().trace()).isCloseTo(expected, within(1e-10));
  }

  @Test
  void theResultDoesNotDependOnTheCutoffWithinTheStatedAccuracy() {
    for (Sample sample : RockSalt.samples()) {
      Vectors exact =
          RockSalt.chargesAlone(new Ewald(1e-15), 9).predict(sample.structure()).forces();
      for (double accuracy : new double[] {1e-3, 1e-5, 1e-8, 1e-11}) {
        for (double cutoff : new double[] {4, 6, 9}) {
          Vectors forces =
              RockSalt.chargesAlone(new Ewald(accuracy), cutoff)
                  .predict(sample.structure())
                  .forces();
          for (int k = 0; k < 3 * forces.size(); k++) {
            assertThat(forces.get(k / 3, k % 3))
                .as("%s: accuracy %s, cutoff %s Å", sample, accuracy, cutoff)
                .isCloseTo(exact.get(k / 3, k % 3), within(14.4 * accuracy));
          }
        }
      }
    }
  }

  @Test
  void openStructuresAreRefused() {
    Structure cubic = RockSalt.cubic(5.6);
    Cell slab = new Cell(cubic.cell().rows(), new Periodicity(true, true, false));
    Structure open = new Structure(slab, cubic.species(), cubic.positions());
    assertThatThrownBy(() -> RockSalt.read().predict(open))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Ewald: expected a cell that repeats along all three rows");
  }

  @Test
  void impossibleNumbersAreRefused() {
    assertThatThrownBy(() -> new Ewald(0)).hasMessageContaining("1e-15 to 0.01, got 0.0");
    assertThatThrownBy(() -> new DampedShifted(-1)).hasMessageContaining("1/Å, got -1.0");
    assertThatThrownBy(() -> new Parameters(1, 0, 1, 1, 1)).hasMessageContaining("positive rho");
    assertThatThrownBy(() -> RockSalt.with(new Ewald(1e-6), 0)).hasMessageContaining("cutoff");
    assertThatThrownBy(() -> Charges.of(Map.of(11, Double.NaN)))
        .hasMessageContaining("finite charge in e for Na");
  }
}
