package org.athanor.persistence.formats;

import java.util.Map;
import java.util.Optional;
import org.athanor.potentials.structure.Cell;
import org.athanor.potentials.structure.Labels;
import org.athanor.potentials.structure.Matrix3;
import org.athanor.potentials.structure.Vectors;

/**
 * Labels as a file's keys have them: energy in eV, stress in eV/Å³ with tension positive, virial in
 * eV with virial = −stress · volume. Stress and virial are nine numbers or six (Voigt: xx yy zz yz
 * xz xy).
 */
final class FileLabels {
  /** Before the keys of a reference; other keys are a calculator's. */
  static final String REFERENCE = "REF_";

  /** Stress and virial of one frame may differ by this much of the larger, from rounding. */
  private static final double AGREEMENT = 1e-4;

  /** And by this much in eV, since some programs write few decimals. */
  private static final double ROUNDING = 1e-4;

  private FileLabels() {}

  /** Takes the labels out of {@code keys}, if energy and forces are there. */
  static Optional<Labels> take(
      Map<String, String> keys, String prefix, Cell cell, Optional<Vectors> forces) {
    String energy = keys.get(prefix + "energy");
    if (energy == null || forces.isEmpty()) {
      return Optional.empty();
    }
    keys.remove(prefix + "energy");
    Optional<Matrix3> stress = tensor(keys, prefix + "stress").map(s -> s.times(-cell.volume()));
    Optional<Matrix3> virial =
        tensor(keys, prefix + "virial").or(() -> tensor(keys, prefix + "virials"));
    if (stress.isPresent() && virial.isPresent()) {
      checkAgreement(prefix, stress.get(), virial.get());
    }
    return Optional.of(
        new Labels(
            Numbers.parse(energy, prefix + "energy in eV"), forces.get(), virial.or(() -> stress)));
  }

  /** Puts energy, stress and virial into {@code keys}. */
  static void put(Map<String, String> keys, String prefix, Labels labels, Cell cell) {
    keys.put(prefix + "energy", Numbers.format(labels.energy()));
    labels
        .virial()
        .ifPresent(
            virial -> {
              Matrix3 stress = virial.times(-1 / cell.volume());
              keys.put(prefix + "stress", Numbers.format(stress.toArray()));
              keys.put(prefix + "virial", Numbers.format(virial.toArray()));
            });
  }

  private static Optional<Matrix3> tensor(Map<String, String> keys, String key) {
    String text = keys.remove(key);
    if (text == null) {
      return Optional.empty();
    }
    if (text.strip().split("[\\s,]+", -1).length == 6) {
      double[] v = Numbers.parseList(text, 6, key);
      return Optional.of(Matrix3.of(v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2]));
    }
    return Optional.of(Matrix3.of(Numbers.parseList(text, 9, key)));
  }

  private static void checkAgreement(String prefix, Matrix3 fromStress, Matrix3 virial) {
    double difference = fromStress.plus(virial.times(-1)).largestAbsolute();
    double larger = Math.max(fromStress.largestAbsolute(), virial.largestAbsolute());
    if (!(difference <= AGREEMENT * larger + ROUNDING)) {
      throw new IllegalArgumentException(
          prefix
              + "virial: expected −"
              + prefix
              + "stress · volume in eV, "
              + fromStress
              + ", got "
              + virial
              + "; is a sign or a unit wrong?");
    }
  }
}
