package org.athanor.sims.dynamics.run;

import org.athanor.sims.dynamics.Trajectory;

/** A file that takes readings of a trajectory every so many steps. */
interface Recording extends AutoCloseable {
  /** The file's name in the run's directory. */
  String name();

  /** Steps between readings. */
  int every();

  /** Takes one. */
  void take(Trajectory trajectory);

  /** How many bytes the file has, with all readings on disk. */
  long settled();

  @Override
  void close();
}
