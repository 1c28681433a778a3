package org.athanor.sims.strength;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.sims.strength.cna.CrystalKind;
import org.athanor.sims.strength.cna.Kinds;

/**
 * A point of a stress–strain curve; readings are means since the point before, the crystal is as it
 * is at the end.
 *
 * @param step steps of the compression done
 * @param timePs in ps since compression began
 * @param strain true strain, positive in compression
 * @param stressGPa (σ_xx + σ_yy)/2 − σ_zz in GPa: the axial stress less the lateral one, positive
 *     in compression
 * @param vonMisesGPa √(3/2 s:s) in GPa, s the deviator of the stress
 * @param lateralGPa (σ_xx + σ_yy)/2 in GPa, tension positive
 * @param temperature in K
 * @param energyPerAtom potential energy in eV/atom
 * @param volumePerAtom in Å³
 * @param bcc share of atoms in bcc surroundings, 0 to 1
 * @param fcc the same of fcc
 * @param hcp the same of hcp
 * @param lineDensity estimated dislocation density in 10¹⁶/m²
 */
public record Sample(
    int step,
    double timePs,
    double strain,
    double stressGPa,
    double vonMisesGPa,
    double lateralGPa,
    double temperature,
    double energyPerAtom,
    double volumePerAtom,
    double bcc,
    double fcc,
    double hcp,
    double lineDensity) {
  /** Names of the columns of a file, with units. */
  static final String HEADER =
      "step,time_ps,true_strain,stress_GPa,von_mises_GPa,lateral_stress_GPa,temperature_K,"
          + "energy_eV_per_atom,volume_A3_per_atom,bcc_fraction,fcc_fraction,hcp_fraction,"
          + "dislocation_density_1e16_per_m2";

  private static final int COLUMNS = 13;

  /** Where and when a sample is taken. */
  record Moment(int step, double timePs, Cell cell) {}

  static Sample of(Moment moment, Readings readings, Kinds kinds) {
    Matrix3 stress = readings.meanStressGPa();
    double lateral = 0.5 * (stress.get(0, 0) + stress.get(1, 1));
    int n = kinds.size();
    double volume = moment.cell().volume();
    return new Sample(
        moment.step(),
        moment.timePs(),
        readings.meanStrain(),
        lateral - stress.get(2, 2),
        vonMises(stress),
        lateral,
        readings.meanTemperature(),
        readings.meanEnergy() / n,
        volume / n,
        kinds.count(CrystalKind.BCC) / (double) n,
        kinds.count(CrystalKind.FCC) / (double) n,
        kinds.count(CrystalKind.HCP) / (double) n,
        LineDensity.of(n - kinds.count(CrystalKind.BCC), volume));
  }

  /** A line of a file; every number reads back to the same bits. */
  String line() {
    return step
        + ","
        + Stream.of(
                timePs,
                strain,
                stressGPa,
                vonMisesGPa,
                lateralGPa,
                temperature,
                energyPerAtom,
                volumePerAtom,
                bcc,
                fcc,
                hcp,
                lineDensity)
            .map(value -> Double.toString(value))
            .collect(Collectors.joining(","));
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Sample parse(String line) {
    List<String> words = List.of(line.split(",", -1));
    if (words.size() != COLUMNS) {
      throw new IllegalArgumentException(
          "expected " + COLUMNS + " columns, got " + words.size() + " in \"" + line + "\"");
    }
    double[] x = words.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    return new Sample(
        Integer.parseInt(words.getFirst()),
        x[0],
        x[1],
        x[2],
        x[3],
        x[4],
        x[5],
        x[6],
        x[7],
        x[8],
        x[9],
        x[10],
        x[11]);
  }

  static double vonMises(Matrix3 stress) {
    Matrix3 s = stress.plus(Matrix3.IDENTITY.times(-stress.trace() / 3));
    return Math.sqrt(1.5 * s.times(s.transposed()).trace());
  }
}
