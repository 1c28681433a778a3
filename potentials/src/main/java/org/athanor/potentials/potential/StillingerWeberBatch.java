package org.athanor.potentials.potential;

import java.util.Arrays;
import org.athanor.potentials.numerics.Exponentials;

/**
 * The functions of the distance, for many pairs at a time: simple loops over arrays, which the
 * compiler turns into vector instructions. Work arrays of one thread.
 */
final class StillingerWeberBatch {
  /** From so many σ before aσ on every exponential is zero. */
  private static final double NEARLY_OUT = 1e-6;

  private final StillingerWeberTable table;
  private final int wholeP;
  private final int wholeQ;
  private final Exponentials exponentials = new Exponentials();

  /** Of each pair: the numbers of the table as i sees it, and the last two as j does. */
  private final double[][] numbers = new double[StillingerWeberTable.NUMBERS + 2][0];

  /** 1/(r − aσ), σ/r, exp(σ/(r − aσ)), AεB(σ/r)^p, Aε(σ/r)^q. */
  private double[] fall = new double[0];

  private double[] ratio = new double[0];
  private double[] fade = new double[0];
  private double[] repulsion = new double[0];
  private double[] attraction = new double[0];

  /** 1/r per Å. */
  double[] inverse = new double[0];

  /** Of what a pair adds without other pairs, dE/dr in eV/Å. */
  double[] slope = new double[0];

  /** What of that energy is i's and j's, in eV. */
  double[] energyOfI = new double[0];

  double[] energyOfJ = new double[0];

  /** The decay g of the triples as i sees it, and dg/dr per Å. */
  double[] decayAtI = new double[0];

  double[] decaySlopeAtI = new double[0];

  /** The same as j sees it. */
  double[] decayAtJ = new double[0];

  double[] decaySlopeAtJ = new double[0];

  StillingerWeberBatch(StillingerWeberTable table) {
    this.table = table;
    this.wholeP = table.whole(3);
    this.wholeQ = table.whole(5);
  }

  /**
   * Evaluates the first {@code count} pairs.
   *
   * @param squares r² in Å²
   * @param kinds which elements each pair has, ij; not read where there is one element only
   */
  void evaluate(double[] squares, int[] kinds, int count) {
    if (inverse.length < count) {
      grow(count + count / 4);
    }
    if (table.size() > 1) {
      for (int k = 0; k < count; k++) {
        enter(k, kinds[k], squares[k]);
      }
    }
    distances(squares, numbers[0], numbers[1], count);
    exponents(numbers[0], fade, count);
    exponents(numbers[6], decayAtI, count);
    powers(numbers[2], numbers[3], wholeP, repulsion, count);
    powers(numbers[4], numbers[5], wholeQ, attraction, count);
    pairs(count);
    if (table.alike()) {
      corners(numbers[6], numbers[7], 2, decayAtI, decaySlopeAtI, energyOfI, count);
    } else {
      System.arraycopy(energyOfI, 0, energyOfJ, 0, count);
      exponents(numbers[8], decayAtJ, count);
      corners(numbers[6], numbers[7], 1, decayAtI, decaySlopeAtI, energyOfI, count);
      corners(numbers[8], numbers[9], 1, decayAtJ, decaySlopeAtJ, energyOfJ, count);
    }
  }

  /** Pairs out of their own reach get numbers that make everything zero. */
  private void enter(int k, int ij, double square) {
    int size = table.size();
    int ji = ij % size * size + ij / size;
    double reach = table.reach(ij);
    boolean felt = square < reach * reach;
    for (int number = 0; number < numbers.length; number++) {
      int own = number < StillingerWeberTable.NUMBERS ? ij : ji;
      int place = number < StillingerWeberTable.NUMBERS ? number : number - 2;
      numbers[number][k] = felt ? table.number(own, place) : 0;
    }
    if (!felt) {
      numbers[0][k] = 1;
      numbers[6][k] = 1;
      numbers[8][k] = 1;
    }
  }

  private void distances(double[] squares, double[] sigma, double[] end, int count) {
    for (int k = 0; k < count; k++) {
      double r = Math.sqrt(squares[k]);
      double perLength = 1 / r;
      inverse[k] = perLength;
      ratio[k] = sigma[k] * perLength;
      fall[k] = 1 / Math.min(r - end[k], -NEARLY_OUT * sigma[k]);
    }
  }

  private void exponents(double[] lengths, double[] target, int count) {
    for (int k = 0; k < count; k++) {
      target[k] = lengths[k] * fall[k];
    }
    exponentials.replace(target, count);
  }

  /** Whole powers by multiplication, always in the same order. */
  private void powers(double[] factor, double[] power, int whole, double[] target, int count) {
    switch (whole) {
      case 4 -> {
        for (int k = 0; k < count; k++) {
          double square = ratio[k] * ratio[k];
          target[k] = factor[k] * (square * square);
        }
      }
      case StillingerWeberTable.NOT_WHOLE -> {
        for (int k = 0; k < count; k++) {
          target[k] = factor[k] * StrictMath.pow(ratio[k], power[k]);
        }
      }
      default -> {
        System.arraycopy(factor, 0, target, 0, count);
        for (int times = 0; times < whole; times++) {
          for (int k = 0; k < count; k++) {
            target[k] *= ratio[k];
          }
        }
      }
    }
  }

  private void pairs(int count) {
    double[] sigma = numbers[0];
    double[] p = numbers[3];
    double[] q = numbers[5];
    for (int k = 0; k < count; k++) {
      double inner = q[k] * attraction[k] - p[k] * repulsion[k];
      double energy = (repulsion[k] - attraction[k]) * fade[k];
      slope[k] = fade[k] * inner * inverse[k] - energy * sigma[k] * fall[k] * fall[k];
      energyOfI[k] = 0.5 * energy;
    }
  }

  /** What a neighbour does with itself, which the sums over moments count too, is taken off. */
  private void corners(
      double[] lengths,
      double[] self,
      double corners,
      double[] decay,
      double[] decaySlope,
      double[] energies,
      int count) {
    for (int k = 0; k < count; k++) {
      double bySlope = -lengths[k] * fall[k] * fall[k] * decay[k];
      double own = self[k] * decay[k];
      decaySlope[k] = bySlope;
      slope[k] -= corners * (own * bySlope);
      energies[k] -= 0.5 * (own * decay[k]);
    }
  }

  private void grow(int capacity) {
    for (int number = 0; number < numbers.length; number++) {
      numbers[number] = new double[capacity];
      int place = number < StillingerWeberTable.NUMBERS ? number : number - 2;
      Arrays.fill(numbers[number], table.number(0, place));
    }
    fall = new double[capacity];
    ratio = new double[capacity];
    fade = new double[capacity];
    repulsion = new double[capacity];
    attraction = new double[capacity];
    inverse = new double[capacity];
    slope = new double[capacity];
    energyOfI = new double[capacity];
    decayAtI = new double[capacity];
    decaySlopeAtI = new double[capacity];
    boolean alike = table.alike();
    energyOfJ = alike ? energyOfI : new double[capacity];
    decayAtJ = alike ? decayAtI : new double[capacity];
    decaySlopeAtJ = alike ? decaySlopeAtI : new double[capacity];
  }
}
