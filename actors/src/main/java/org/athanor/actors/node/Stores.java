package org.athanor.actors.node;

import java.util.List;
import org.athanor.protocol.node.NodeMessage.Posts;
import org.athanor.protocol.node.NodeMessage.Supplies;
import org.athanor.protocol.node.SupplyFile;

/**
 * What a campaign hands to machines that join.
 *
 * @param campaign its name
 * @param program version of Athanor that all of them have to have
 * @param main which of the files is the campaign file
 * @param files that walks and labels need
 * @param physics of the reference
 */
public record Stores(
    String campaign, String program, String main, List<SupplyFile> files, String physics) {
  /** Copies the list. */
  public Stores {
    files = List.copyOf(files);
  }

  Supplies supplies(Posts posts) {
    return new Supplies(campaign, main, files, physics, posts);
  }
}
