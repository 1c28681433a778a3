package org.athanor.sims.strength.cna;

import java.util.Arrays;

/** The crystal kind of every atom of a structure, [n]; immutable. */
public final class Kinds {
  private final byte[] codes;

  private Kinds(byte[] codes) {
    this.codes = codes;
  }

  /** Wraps codes that nobody else keeps. */
  static Kinds wrapping(byte[] codes) {
    return new Kinds(codes);
  }

  /** The number of atoms, n. */
  public int size() {
    return codes.length;
  }

  /** The kind of atom {@code i}. */
  public CrystalKind get(int i) {
    return CrystalKind.ofCode(codes[i]);
  }

  /** How many atoms are of a kind. */
  public int count(CrystalKind kind) {
    int count = 0;
    for (byte code : codes) {
      count += code == kind.code() ? 1 : 0;
    }
    return count;
  }

  /** The share of atoms, from 0 to 1, that are not of a kind. */
  public double fractionOtherThan(CrystalKind kind) {
    return (size() - count(kind)) / (double) size();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Kinds kinds && Arrays.equals(codes, kinds.codes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(codes);
  }

  @Override
  public String toString() {
    return "Kinds[" + codes.length + "]";
  }
}
