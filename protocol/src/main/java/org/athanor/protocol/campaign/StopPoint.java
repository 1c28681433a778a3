package org.athanor.protocol.campaign;

/** When a process that runs a campaign stops, if it is asked to; the later, the sooner. */
public enum StopPoint {
  /** When everything that was begun in the rounds that are open is done; no other is opened. */
  ROUND,
  /** When the labels in flight are home; nothing else is begun. */
  LABELS,
  /** At once, as by Ctrl-C. */
  NOW
}
