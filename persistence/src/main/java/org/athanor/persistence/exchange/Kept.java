package org.athanor.persistence.exchange;

import java.util.List;
import org.athanor.persistence.formats.Frame;

/**
 * What a format keeps of frames.
 *
 * @param frames as it keeps them
 * @param lost what it has no place for, each in a few words
 */
public record Kept(List<Frame> frames, List<String> lost) {
  /** Copies the lists. */
  public Kept {
    frames = List.copyOf(frames);
    lost = List.copyOf(lost);
  }
}
