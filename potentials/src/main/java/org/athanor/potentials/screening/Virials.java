package org.athanor.potentials.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Virials that are stresses, or in another unit.
 *
 * <p>A fit to forces and energies says what each virial should be, but no basis is complete, and
 * what it says may be off by more than it knows. So one label is named only where it misses by far
 * more than the others do, and all of them only where most point the other way or are far too small
 * or large.
 */
final class Virials {
  /** Between a virial and what is expected; of less, too little is known to say anything. */
  private static final double COLLINEAR = 0.9;

  /** Units differ by more (Rydberg 13.6, Hartree 27.2, GPa 160, kbar 1602), poor fits by less. */
  private static final double UNIT = 8;

  /** A label that misses by so many times the median is not like the others. */
  private static final double ALONE = 4;

  private final List<VirialComparison> certain;
  private final double cosine;
  private final double ratio;
  private final double miss;

  private Virials(List<VirialComparison> certain) {
    this.certain = certain;
    cosine = median(certain, VirialComparison::cosine);
    ratio = median(certain, VirialComparison::ratio);
    miss = median(certain, VirialComparison::miss);
  }

  static List<Finding> suspect(
      List<Portrait> portraits, Function<Portrait, Optional<VirialComparison>> judged) {
    List<VirialComparison> certain = new ArrayList<>();
    portraits.forEach(portrait -> judged.apply(portrait).ifPresent(certain::add));
    return certain.isEmpty() ? List.of() : new Virials(certain).suspect();
  }

  private List<Finding> suspect() {
    List<Finding> findings = new ArrayList<>();
    for (VirialComparison virial : certain) {
      if (Math.abs(virial.cosine()) > COLLINEAR) {
        fault(virial).ifPresent(findings::add);
      }
    }
    return findings;
  }

  private Optional<Finding> fault(VirialComparison virial) {
    boolean alone = virial.miss() > ALONE * miss;
    String times = String.format(Locale.ROOT, "%.3g times that", virial.ratio());
    String expected = "expected the virial that goes with forces and energies, got " + times;
    if (virial.cosine() < 0 && (alone || cosine < -COLLINEAR / 2)) {
      String words = expected + "; is it a stress (virial = −stress · volume)?";
      return Optional.of(new Finding(virial.index(), Fault.WRONG_SIGN_VIRIAL, words));
    }
    if (virial.cosine() > 0 && foreign(virial.ratio()) && (alone || foreign(ratio))) {
      String words = expected + "; is it in eV, or its stress in eV/Å³?";
      return Optional.of(new Finding(virial.index(), Fault.WRONG_UNIT_VIRIAL, words));
    }
    return Optional.empty();
  }

  private static boolean foreign(double ratio) {
    return Math.abs(ratio) < 1 / UNIT || Math.abs(ratio) > UNIT;
  }

  private static double median(
      List<VirialComparison> all, ToDoubleFunction<VirialComparison> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
