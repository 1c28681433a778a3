package org.athanor.sims.phases;

import java.util.ArrayList;
import java.util.List;

/** Fractional coordinates of the atoms of a conventional cell, and which element sits where. */
final class Sites {
  private static final double THIRD = 1.0 / 3;

  static final Sites ORIGIN = single(0, 0, 0);
  static final Sites BODY_CENTRED = single(0, 0, 0, 0.5, 0.5, 0.5);
  static final Sites FACE_CENTRED = single(0, 0, 0, 0, 0.5, 0.5, 0.5, 0, 0.5, 0.5, 0.5, 0);
  static final Sites HCP = single(THIRD, 2 * THIRD, 0.25, 2 * THIRD, THIRD, 0.75);
  static final Sites GRAPHITE =
      single(0, 0, 0.25, 0, 0, 0.75, THIRD, 2 * THIRD, 0.25, 2 * THIRD, THIRD, 0.75);
  static final Sites RHOMBOHEDRAL_GRAPHITE =
      layers(1.0 / 6)
          .and(layers(1.0 / 6).shifted(2 * THIRD, THIRD, THIRD), 0)
          .and(layers(1.0 / 6).shifted(THIRD, 2 * THIRD, 2 * THIRD), 0);
  static final Sites M_CARBON =
      mirrored(0.9427, 0.8796, 0.4418, 0.6536, 0.7857, 0.0592, 0.2713, 0.5853);
  static final Sites LONSDALEITE =
      single(
          THIRD, 2 * THIRD, 0.0625, 2 * THIRD, THIRD, 0.5625, 2 * THIRD, THIRD, 0.9375, THIRD,
          2 * THIRD, 0.4375);
  static final Sites DIAMOND = FACE_CENTRED.and(FACE_CENTRED.shifted(0.25, 0.25, 0.25), 0);
  static final Sites ZINC_BLENDE = FACE_CENTRED.and(FACE_CENTRED.shifted(0.25, 0.25, 0.25), 1);
  static final Sites ROCK_SALT = FACE_CENTRED.and(FACE_CENTRED.shifted(0.5, 0.5, 0.5), 1);
  static final Sites BETA_TIN = betweenTinAndHexagonal(0.25);
  static final Sites IMMA = betweenTinAndHexagonal(0.3);
  static final Sites CAESIUM_CHLORIDE = ORIGIN.and(ORIGIN.shifted(0.5, 0.5, 0.5), 1);

  /** A site: its fractions, and the index of its element. */
  private record Site(double x, double y, double z, int kind) {}

  private final List<Site> sites;

  private Sites(List<Site> sites) {
    this.sites = List.copyOf(sites);
  }

  /**
   * (0,0,0), (0,½,Δ) and both plus (½,½,½): β-tin at Δ = ¼ and b = a, simple hexagonal at Δ = ½ and
   * b = √3 c (McMahon and Nelmes, Phys. Rev. B 47, 8337 (1993)).
   */
  private static Sites betweenTinAndHexagonal(double delta) {
    return single(0, 0, 0, 0, 0.5, delta, 0.5, 0.5, 0.5, 0.5, 0, 0.5 + delta);
  }

  /** (0,0,z) and (0,0,−z). */
  private static Sites layers(double z) {
    return single(0, 0, z, 0, 0, 1 - z);
  }

  /**
   * (x,0,z) and (−x,0,−z) of a cell centred on the face of a and b, in its primitive half, whose
   * first rows are (a − b)/2 and (a + b)/2: (x,x,z) and (−x,−x,−z).
   */
  private static Sites mirrored(double... xz) {
    double[] fractions = new double[3 * xz.length];
    for (int k = 0; k < xz.length; k += 2) {
      for (int s = 0; s < 2; s++) {
        double x = s == 0 ? xz[k] : 1 - xz[k];
        double z = s == 0 ? xz[k + 1] : 1 - xz[k + 1];
        System.arraycopy(new double[] {x, x, z}, 0, fractions, 3 * (k + s), 3);
      }
    }
    return single(fractions);
  }

  private static Sites single(double... fractions) {
    List<Site> sites = new ArrayList<>();
    for (int i = 0; i < fractions.length; i += 3) {
      sites.add(new Site(fractions[i], fractions[i + 1], fractions[i + 2], 0));
    }
    return new Sites(sites);
  }

  int size() {
    return sites.size();
  }

  int elements() {
    return 1 + sites.stream().mapToInt(Site::kind).max().orElseThrow();
  }

  int kind(int i) {
    return sites.get(i).kind();
  }

  /** Fraction of atom {@code i} along row {@code row} of the cell. */
  double fraction(int i, int row) {
    Site site = sites.get(i);
    return row == 0 ? site.x() : row == 1 ? site.y() : site.z();
  }

  private Sites shifted(double x, double y, double z) {
    return new Sites(
        sites.stream()
            .map(s -> new Site((s.x() + x) % 1, (s.y() + y) % 1, (s.z() + z) % 1, s.kind()))
            .toList());
  }

  /** These sites, then the others with the element {@code kind}. */
  private Sites and(Sites others, int kind) {
    List<Site> all = new ArrayList<>(sites);
    others.sites.forEach(s -> all.add(new Site(s.x(), s.y(), s.z(), kind)));
    return new Sites(all);
  }
}
