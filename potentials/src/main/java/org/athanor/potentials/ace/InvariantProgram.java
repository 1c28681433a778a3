package org.athanor.potentials.ace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.athanor.potentials.ace.ClusterFunction.Term;

/**
 * Functions of a central element as flat lists: factors of moments, terms, and for each function
 * the channels (species, n, l) whose moments it feels.
 */
final class InvariantProgram {
  static final int MOST = 4;

  private record Factor(int species, int n, int l, int m) {}

  private record Channel(int species, int n, int l) {}

  private final RadialTable.Layout layout;
  private final int rows;
  private final int orders;
  private final Map<Factor, Integer> numbers = new LinkedHashMap<>();

  /** Of factors: where real and imaginary parts lie among the moments, and their signs. */
  int[] real;

  int[] imaginary;
  double[] realSign;
  double[] imaginarySign;

  /** Terms of function k: from term[k] to term[k + 1]. */
  final int[] term;

  /** Of terms: c, how many moments, which factors, where their slopes go (−1: nowhere). */
  double[] coefficient;

  int[] rank;
  int[] factor;
  int[] realSlope;
  int[] imaginarySlope;

  /** Slots of function k, one for each channel: from slot[k] to slot[k + 1]. */
  final int[] slot;

  /** Of slots: species, where the channel's moments begin, how many, where their slopes begin. */
  int[] slotSpecies;

  int[] slotFirst;
  int[] slotLength;
  int[] slotSlopes;
  int slopes;

  InvariantProgram(List<ClusterFunction> functions, ClusterTable table) {
    this.layout = table.layout();
    this.rows = table.harmonics().rows();
    this.orders = table.harmonics().order() + 1;
    this.term = new int[functions.size() + 1];
    this.slot = new int[functions.size() + 1];
    List<int[]> slots = new ArrayList<>();
    List<int[]> entries = new ArrayList<>();
    List<Double> coefficients = new ArrayList<>();
    for (int k = 0; k < functions.size(); k++) {
      ClusterFunction f = functions.get(k);
      if (f.rank() > 1) {
        Map<Channel, Integer> at = slots(f, slots);
        for (Term each : f.terms()) {
          coefficients.add(each.factors().get(0));
          entries.add(entry(f, each, at));
        }
      }
      term[k + 1] = entries.size();
      slot[k + 1] = slots.size();
    }
    fill(entries, coefficients, slots);
    number();
  }

  private Map<Channel, Integer> slots(ClusterFunction f, List<int[]> slots) {
    Map<Channel, Integer> at = new LinkedHashMap<>();
    for (int k = 0; k < f.rank(); k++) {
      Channel channel = channel(f, k);
      if (!at.containsKey(channel)) {
        int length = 2 * channel.l + 1;
        int first = channel.n * orders * orders + channel.l * channel.l;
        at.put(channel, slopes);
        slots.add(new int[] {channel.species, first, length, slopes});
        slopes += length;
      }
    }
    return at;
  }

  private static Channel channel(ClusterFunction f, int k) {
    return new Channel(f.species().get(k), f.radial().get(k) - 1, f.orders().get(k));
  }

  /** Rank, then factor, place of the real and of the imaginary slope for each moment. */
  private int[] entry(ClusterFunction f, Term each, Map<Channel, Integer> at) {
    int[] entry = new int[1 + 3 * MOST];
    entry[0] = f.rank();
    for (int k = 0; k < f.rank(); k++) {
      Channel channel = channel(f, k);
      int m = each.m().get(k);
      Factor own = new Factor(channel.species, channel.n, channel.l, m);
      entry[1 + 3 * k] = numbers.computeIfAbsent(own, unused -> numbers.size());
      int begin = at.get(channel);
      entry[2 + 3 * k] = begin + Math.max(0, 2 * Math.abs(m) - 1);
      entry[3 + 3 * k] = m == 0 ? -1 : begin + 2 * Math.abs(m);
    }
    return entry;
  }

  private void fill(List<int[]> entries, List<Double> coefficients, List<int[]> slots) {
    int count = entries.size();
    coefficient = coefficients.stream().mapToDouble(Double::doubleValue).toArray();
    rank = entries.stream().mapToInt(entry -> entry[0]).toArray();
    factor = new int[MOST * count];
    realSlope = new int[MOST * count];
    imaginarySlope = new int[MOST * count];
    for (int t = 0; t < count; t++) {
      for (int k = 0; k < MOST; k++) {
        factor[MOST * t + k] = entries.get(t)[1 + 3 * k];
        realSlope[MOST * t + k] = entries.get(t)[2 + 3 * k];
        imaginarySlope[MOST * t + k] = entries.get(t)[3 + 3 * k];
      }
    }
    slotSpecies = slots.stream().mapToInt(each -> each[0]).toArray();
    slotFirst = slots.stream().mapToInt(each -> each[1]).toArray();
    slotLength = slots.stream().mapToInt(each -> each[2]).toArray();
    slotSlopes = slots.stream().mapToInt(each -> each[3]).toArray();
  }

  private void number() {
    int count = numbers.size();
    real = new int[count];
    imaginary = new int[count];
    realSign = new double[count];
    imaginarySign = new double[count];
    numbers.forEach(
        (f, k) -> {
          int m = Math.abs(f.m);
          int row = (f.species * layout.radial() + f.n) * rows + Math.max(0, 2 * m - 1);
          real[k] = row * layout.lanes() + f.l;
          imaginary[k] = m == 0 ? real[k] : real[k] + layout.lanes();
          boolean odd = m % 2 == 1;
          realSign[k] = f.m < 0 && odd ? -1 : 1;
          imaginarySign[k] = m == 0 ? 0 : f.m < 0 && !odd ? -1 : 1;
        });
  }
}
