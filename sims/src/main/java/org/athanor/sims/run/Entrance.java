package org.athanor.sims.run;

import akka.actor.typed.ActorSystem;
import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;
import org.athanor.sims.cluster.Address;
import org.athanor.sims.cluster.ClusterSettings;
import org.athanor.sims.cluster.JoinFile;
import org.athanor.sims.cluster.JoinKey;
import org.athanor.sims.terminal.Progress;

/** Where other machines come into a campaign. */
final class Entrance {
  private final Path directory;
  private final Address wanted;
  private final JoinKey key;

  private Entrance(Path directory, Address wanted, JoinKey key) {
    this.directory = directory;
    this.wanted = wanted;
    this.key = key;
  }

  /**
   * Where and to whom it opens.
   *
   * @param at where; port 0 takes a free one
   * @param key file of the key; empty takes the campaign's own
   */
  record Listening(Address at, Optional<Path> key) {}

  /** What is done at the end. */
  interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /** The entrance of a campaign, not open yet; makes its key if there is none. */
  static Optional<Entrance> of(Optional<Listening> listen, Path directory)
      throws InterruptedException {
    if (listen.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> given = listen.get().key();
    JoinKey key = given.isPresent() ? JoinKey.read(given.get()) : JoinKey.in(directory);
    return Optional.of(new Entrance(directory, listen.get().at(), key));
  }

  /** What the actor system needs to know. */
  Config config() {
    return ClusterSettings.coordinator(wanted, key);
  }

  /** Lets machines in, and says how they come. */
  Closing open(ActorSystem<?> system, Progress progress) {
    Address at = ClusterSettings.form(system);
    JoinFile sign = JoinFile.write(directory, at);
    progress.note(
        "others may join: athanor join "
            + at.text()
            + " --key "
            + key.file()
            + "  (or, where this folder is seen: athanor join "
            + directory
            + ")");
    return sign::close;
  }
}
