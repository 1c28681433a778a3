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
