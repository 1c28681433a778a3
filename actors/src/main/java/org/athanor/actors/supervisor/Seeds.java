package org.athanor.actors.supervisor;

/** Independent seeds from (campaign seed, round, index), by the finaliser of SplitMix64. */
final class Seeds {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  static long of(long campaign, long round, long index) {
    return mixed(mixed(mixed(campaign) + round) + index);
  }

  private static long mixed(long value) {
    long z = value + GOLDEN;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
