package org.athanor.sims.dynamics.run;

/** A file format of trajectories. */
public enum TrajectoryFormat {
  /** Extended xyz, atoms as they moved, velocities in Å/fs. */
  EXTXYZ("trajectory.extxyz"),
  /** LAMMPS' text dump, atoms wrapped into the cell, velocities in Å/ps. */
  LAMMPS("trajectory.lammpstrj");

  private final String fileName;

  TrajectoryFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name in the run's directory. */
  public String fileName() {
    return fileName;
  }
}
