package org.athanor.potentials.structure;

/** A structure to test with, and what is special about it. */
public record Sample(String name, Structure structure) {
  @Override
  public String toString() {
    return name;
  }
}
