package org.athanor.potentials.numerics;

/** How many numbers the inner loops take at a time; both ways give the same bits. */
public enum Lanes {
  /** One: plain Java. */
  ONE,
  /** As many as a register holds: needs the module jdk.incubator.vector. */
  MANY;

  /** The faster way that this Java runtime offers. */
  public static Lanes fastest() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? MANY : ONE;
  }
}
