package org.athanor.potentials.selection;

/** What a greedy choice needs to know of candidates, by index from 0. */
interface Candidates {
  /** How many there are. */
  int count();

  /** What a candidate is worth beside those that were taken. */
  double worth(int index);

  /** Takes one: from now on others are worth what they add to it. */
  void take(int index);
}
