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

  /** What is done at the end. */
  interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  /** The entrance of a campaign, not open yet; makes its key if there is none. */
  static Optional<Entrance> of(Optional<Address> listen, Path directory)
      throws InterruptedException {
    if (listen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Entrance(directory, listen.get(), JoinKey.in(directory)));
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
