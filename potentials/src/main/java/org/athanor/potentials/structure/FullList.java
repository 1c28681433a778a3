package org.athanor.potentials.structure;

/** All pairs of a list in flat arrays, made when asked for. */
final class FullList {
  int[] first = new int[1];
  int[] atom = new int[0];
  double[] dx = new double[0];
  double[] dy = new double[0];
  double[] dz = new double[0];
  double[] distance = new double[0];
  private final Nearby nearby = new Nearby();
  private boolean made;

  void forget() {
    made = false;
  }

  FullList of(Neighbours list) {
    if (!made) {
      make(list);
      made = true;
    }
    return this;
  }

  private void make(Neighbours list) {
    list.prepare(true);
    int n = list.atoms();
    if (first.length < n + 1) {
      first = new int[n + 1];
    }
    reserve(list.candidates());
    int kept = 0;
    for (int i = 0; i < n; i++) {
      first[i] = kept;
      list.gather(i, list.cutoff(), nearby);
      int count = nearby.count();
      System.arraycopy(nearby.atoms(), 0, atom, kept, count);
      System.arraycopy(nearby.dx(), 0, dx, kept, count);
      System.arraycopy(nearby.dy(), 0, dy, kept, count);
      System.arraycopy(nearby.dz(), 0, dz, kept, count);
      for (int k = 0; k < count; k++) {
        distance[kept + k] = Math.sqrt(nearby.squares()[k]);
      }
      kept += count;
    }
    first[n] = kept;
  }

  private void reserve(int least) {
    if (atom.length < least) {
      int capacity = least + least / 4;
      atom = new int[capacity];
      dx = new double[capacity];
      dy = new double[capacity];
      dz = new double[capacity];
      distance = new double[capacity];
    }
  }
}
