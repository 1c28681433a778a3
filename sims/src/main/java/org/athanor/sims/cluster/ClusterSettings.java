package org.athanor.sims.cluster;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Map;

/** What an actor system is told that works with those of other machines. */
public final class ClusterSettings {
  static final String COORDINATOR = "coordinator";
  private static final String WORKER = "worker";

  private ClusterSettings() {}

  /** For the process that has the campaign's journal. */
  public static Config coordinator(Address at, JoinKey key) {
    return settings(COORDINATOR, at, key);
  }

  /** For one that works for it. */
  public static Config worker(Address at, Address coordinator, JoinKey key) {
    return ConfigFactory.parseMap(Map.of("akka.cluster.seed-nodes", List.of(uri(coordinator))))
        .withFallback(settings(WORKER, at, key));
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

  /**
   * Has a worker's system go without asking anybody: those whom it would ask may be out of reach.
   * Harmless when it is ending already.
   */
  public static void leave(ActorSystem<?> system) {
    var cluster = akka.cluster.Cluster.get(Adapter.toClassic(system));
    cluster.down(cluster.selfAddress());
  }

  static String uri(Address system) {
    return "akka://athanor@" + system.text();
  }

  private static Config settings(String role, Address at, JoinKey key) {
    Config roles = ConfigFactory.parseResources("cluster.conf");
    return ConfigFactory.parseMap(
            Map.of(
                "akka.cluster.roles", List.of(role),
                "akka.remote.artery.canonical.hostname", at.host(),
                "akka.remote.artery.canonical.port", at.port()))
        .withFallback(key.config())
        .withFallback(roles.getConfig(role))
        .withFallback(roles.getConfig("all"));
  }
}
