package org.athanor.sims.dynamics;

/** A running mean with the standard error of its block averages. */
final class Mean {
  private final int block;
  private double blockSum;
  private int inBlock;
  private int blocks;
  private double sum;
  private double squares;

  Mean(int block) {
    this.block = block;
  }

  void add(double value) {
    blockSum += value;
    if (++inBlock == block) {
      double average = blockSum / block;
      sum += average;
      squares += average * average;
      blocks++;
      blockSum = 0;
      inBlock = 0;
    }
  }

  double value() {
    return sum / blocks;
  }

  double error() {
    double variance = squares / blocks - value() * value();
    return Math.sqrt(variance / (blocks - 1));
  }
}
