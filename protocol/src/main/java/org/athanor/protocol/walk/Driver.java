package org.athanor.protocol.walk;

/** Which potential moves the atoms of a walk. */
public sealed interface Driver {
  /**
   * One that the campaign fitted.
   *
   * @param version the round whose labels were the last to enter
   */
  record Fitted(int version) implements Driver {}

  /**
   * One that the campaign's file names; whoever walks has to have it.
   *
   * @param spec as {@code evaluate --potential} takes it
   */
  record Given(String spec) implements Driver {}
}
