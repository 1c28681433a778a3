package org.athanor.sims.dynamics.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.athanor.persistence.formats.ExtxyzWriter;
import org.athanor.persistence.formats.Frame;
import org.athanor.persistence.formats.LammpsDumpWriter;
import org.athanor.sims.dynamics.DynamicsState;
import org.athanor.sims.dynamics.Thermo;
import org.athanor.sims.dynamics.Trajectory;

/** Structures and velocities as a file that other programs read. */
final class TrajectoryFile implements Recording {
  private final TrajectoryFormat format;
  private final int every;
  private final GrowingFile file;
  private final BiConsumer<DynamicsState, Thermo> writer;

  private TrajectoryFile(TrajectoryFormat format, int every, GrowingFile file) {
    this.format = format;
    this.every = every;
    this.file = file;
    this.writer =
        switch (format) {
          case EXTXYZ -> extxyz(ExtxyzWriter.to(file.writer()));
          case LAMMPS -> dump(LammpsDumpWriter.to(file.writer()));
        };
  }

  /** In {@code directory}, going on after {@code length} bytes. */
  static TrajectoryFile open(Path directory, TrajectoryFormat format, int every, long length)
      throws IOException {
    return new TrajectoryFile(
        format, every, GrowingFile.open(directory.resolve(format.fileName()), length));
  }

  @Override
  public String name() {
    return format.fileName();
  }

  @Override
  public int every() {
    return every;
  }

  @Override
  public void take(Trajectory trajectory) {
    writer.accept(trajectory.state(), trajectory.thermo());
  }

  @Override
  public long settled() {
    return file.settled();
  }

  @Override
  public void close() {
    file.close();
  }

  private static BiConsumer<DynamicsState, Thermo> extxyz(ExtxyzWriter writer) {
    return (state, thermo) -> {
      writer.writeMoving(frame(state, thermo), state.velocities());
      writer.flush();
    };
  }

  private static BiConsumer<DynamicsState, Thermo> dump(LammpsDumpWriter writer) {
    return (state, thermo) -> {
      writer.write(state.step(), thermo.time(), state.structure(), state.velocities());
      writer.flush();
    };
  }

  /** The state as a frame with its step and time. */
  static Frame frame(DynamicsState state, Thermo thermo) {
    Map<String, String> info =
        Map.of(
            "step", Integer.toString(state.step()),
            "time_ps", Double.toString(thermo.time() / 1000));
    return new Frame(state.structure(), Optional.empty(), new TreeMap<>(info));
  }
}
