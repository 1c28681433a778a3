package org.athanor.sims.cluster;

import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;

/** What an actor system is told that works with those of other machines. */
public final class ClusterSettings {
  private ClusterSettings() {}

  /** For the process that has the campaign's journal. */
  public static Config coordinator(Address at, JoinKey key) {
    return settings("coordinator", at, key);
  }

  /** For one that works for it. */
  public static Config worker(Address at, Address coordinator, JoinKey key) {
    String seed = "akka://athanor@" + coordinator.text();
    return ConfigFactory.parseMap(Map.of("akka.cluster.seed-nodes", List.of(seed)))
        .withFallback(settings("worker", at, key));
  }

  /**
   * Makes a coordinator's system the first of its cluster.
   *
   * @return where it listens
   */
  public static Address form(ActorSystem<?> system) {
    Cluster cluster = Cluster.get(system);
    akka.actor.Address self = cluster.selfMember().address();
    cluster.manager().tell(Join.create(self));
    return new Address(self.getHost().get(), self.getPort().get());
  }

  private static Config settings(String role, Address at, JoinKey key) {
    return ConfigFactory.parseMap(
            Map.of(
                "akka.cluster.roles", List.of(role),
                "akka.remote.artery.canonical.hostname", at.host(),
                "akka.remote.artery.canonical.port", at.port()))
        .withFallback(key.config())
        .withFallback(ConfigFactory.parseResources("cluster.conf"));
  }
}
