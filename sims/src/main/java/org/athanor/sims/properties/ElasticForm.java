package org.athanor.sims.properties;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which elastic constants are equal in a crystal system, in its usual axes (Nye, Physical
 * Properties of Crystals, 1957, table 9).
 *
 * @param groups constants of equal value, such as 11 22 33; a minus turns the sign; those that are
 *     in no group are zero
 * @param half pairs (66: half of 11 less 12), for hexagonal and trigonal crystals
 */
record ElasticForm(List<List<Integer>> groups, boolean half) {
  private static final List<Integer> ALL =
      List.of(11, 22, 33, 44, 55, 66, 12, 13, 23, 14, 15, 16, 24, 25, 26, 34, 35, 36, 45, 46, 56);

  static ElasticForm of(CrystalSystem system) {
    return switch (system) {
      case CUBIC ->
          new ElasticForm(
              List.of(List.of(11, 22, 33), List.of(12, 13, 23), List.of(44, 55, 66)), false);
      case HEXAGONAL ->
          new ElasticForm(
              List.of(List.of(11, 22), List.of(12), List.of(13, 23), List.of(33), List.of(44, 55)),
              true);
      case TRIGONAL ->
          new ElasticForm(
              List.of(
                  List.of(11, 22),
                  List.of(12),
                  List.of(13, 23),
                  List.of(33),
                  List.of(44, 55),
                  List.of(14, -24, 56),
                  List.of(15, -25, -46)),
              true);
      case TETRAGONAL ->
          new ElasticForm(
              List.of(
                  List.of(11, 22),
                  List.of(12),
                  List.of(13, 23),
                  List.of(33),
                  List.of(44, 55),
                  List.of(66),
                  List.of(16, -26)),
              false);
      case ORTHORHOMBIC ->
          new ElasticForm(ALL.subList(0, 9).stream().map(List::of).toList(), false);
      case MONOCLINIC, TRICLINIC -> new ElasticForm(ALL.stream().map(List::of).toList(), false);
    };
  }

  /** The means of the groups if nothing is further off than {@code tolerance}, else all. */
  Map<String, Double> constants(Stiffness stiffness, double tolerance) {
    Map<String, Double> means = new LinkedHashMap<>();
    double[] left = stiffness.toArray();
    double worst = 0;
    for (List<Integer> group : groups) {
      double mean = group.stream().mapToDouble(k -> value(stiffness, k)).average().orElseThrow();
      for (int k : group) {
        worst = Math.max(worst, Math.abs(value(stiffness, k) - mean));
        clear(left, Math.abs(k));
      }
      if (group.size() == 1 || Math.abs(mean) > tolerance || group.getFirst() % 11 == 0) {
        means.put("C" + group.getFirst(), mean);
      }
    }
    if (half) {
      double expected = 0.5 * (means.get("C11") - means.get("C12"));
      worst = Math.max(worst, Math.abs(stiffness.get(6, 6) - expected));
      clear(left, 66);
    }
    for (double rest : left) {
      worst = Math.max(worst, Math.abs(rest));
    }
    return worst <= tolerance ? means : all(stiffness);
  }

  private static Map<String, Double> all(Stiffness stiffness) {
    Map<String, Double> all = new LinkedHashMap<>();
    ALL.forEach(k -> all.put("C" + k, value(stiffness, k)));
    return all;
  }

  private static double value(Stiffness stiffness, int k) {
    int name = Math.abs(k);
    return Integer.signum(k) * stiffness.get(name / 10, name % 10);
  }

  private static void clear(double[] values, int name) {
    values[6 * (name / 10 - 1) + name % 10 - 1] = 0;
    values[6 * (name % 10 - 1) + name / 10 - 1] = 0;
  }
}
