package org.athanor.potentials.structure;

import java.util.Arrays;

/** An immutable list of numbers, such as an energy for each atom in eV, [n]. */
public final class Scalars {
  private final double[] values;

  private Scalars(double[] values) {
    this.values = values;
  }

  /** Wraps a copy. */
  public static Scalars of(double... values) {
    return new Scalars(values.clone());
  }

  /** How many numbers. */
  public int size() {
    return values.length;
  }

  /** Number {@code i}. */
  public double get(int i) {
    return values[i];
  }

  /** A copy, [n]. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scalars scalars && Arrays.equals(values, scalars.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Scalars[" + values.length + "]";
  }
}
