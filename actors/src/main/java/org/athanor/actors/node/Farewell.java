package org.athanor.actors.node;

/** How a machine's work for a campaign came to its end. */
public sealed interface Farewell {
  /** There is nothing to do any more. */
  record Dismissed(String reason) implements Farewell {}

  /** This machine cannot do it. */
  record Unfit(String reason) implements Farewell {}

  /** The coordinator is gone; it may come back. */
  record Lost() implements Farewell {}
}
