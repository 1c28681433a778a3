package org.athanor.sims.sockets;

import java.nio.file.Path;
import java.time.Duration;
import org.athanor.sims.reference.FailedRuns;

/**
 * How clients are kept.
 *
 * @param scratch where their folders are made
 * @param transport by which kind of socket they are reached
 * @param start how long one may take until it has connected
 * @param limit how long one may take for a structure
 * @param recycle after how many structures one is replaced: some programs leak
 * @param idle how many are kept while nobody asks them; above that the one that was not asked for
 *     longest is ended
 * @param failed where what failed is kept
 */
public record ClientSettings(
    Path scratch,
    Transport transport,
    Duration start,
    Duration limit,
    int recycle,
    int idle,
    FailedRuns failed) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException unless they are positive
   */
  public ClientSettings {
    if (start.toMillis() <= 0 || limit.toMillis() <= 0 || recycle < 1 || idle < 1) {
      throw new IllegalArgumentException(
          "clients: expected positive times, and 1 or more structures and idle clients, got "
              + start
              + ", "
              + limit
              + ", "
              + recycle
              + " and "
              + idle);
    }
  }

  /** Which keep nothing of what failed. */
  public ClientSettings(
      Path scratch, Transport transport, Duration start, Duration limit, int recycle, int idle) {
    this(scratch, transport, start, limit, recycle, idle, FailedRuns.NONE);
  }

  /** In this folder, by UNIX sockets, with a minute to start, for a minute a structure. */
  public static ClientSettings in(Path scratch) {
    Duration minute = Duration.ofMinutes(1);
    return new ClientSettings(scratch, Transport.UNIX, minute, minute, 100_000, 16);
  }
}
