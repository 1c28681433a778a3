package org.athanor.sims.sockets;

import java.nio.file.Path;
import java.util.Map;

/**
 * A calculator of ASE.
 *
 * @param python the interpreter that has ASE: a path, or a name on the PATH
 * @param calculator a Python file with a function {@code calculator()}
 * @param environment variables to set, such as OMP_NUM_THREADS
 * @param warm whether a calculation begins with what is left of the one before; faster with
 *     electronic structure, but the last bits then hang on the order of the labels
 */
public record AseSettings(
    String python, Path calculator, Map<String, String> environment, boolean warm) {
  /** Copies the map. */
  public AseSettings {
    environment = Map.copyOf(environment);
  }

  /** One thread, and nothing kept between structures. */
  public static AseSettings of(String python, Path calculator) {
    return new AseSettings(python, calculator, Map.of("OMP_NUM_THREADS", "1"), false);
  }
}
