package org.athanor.sims.cluster;

import akka.actor.ActorSystem;
import akka.actor.Props;
import akka.cluster.Cluster;
import akka.cluster.DowningProvider;
import java.time.Duration;
import scala.Option;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.DurationConverters;

/**
 * Who is taken for dead: the coordinator says so of machines that do not answer it, and nobody says
 * it of the coordinator, nor of anyone else. Strategies that weigh parts of a cluster against each
 * other may decide for the part without the campaign, or, when several machines go within seconds,
 * for none at all; here only one part can go on, and it is known beforehand.
 *
 * <p>A worker that does not hear the coordinator goes by itself ({@link Lookout}).
 */
public final class CoordinatorDecides extends DowningProvider {
  private static final String AFTER = "athanor.cluster.down-after";

  private final ActorSystem system;

  /** Made by Akka, which finds this class by its name in {@code cluster.conf}. */
  public CoordinatorDecides(ActorSystem system) {
    this.system = system;
  }

  @Override
  public FiniteDuration downRemovalMargin() {
    return DurationConverters.toScala(Duration.ZERO); // Nobody takes over what a worker was.
  }

  @Override
  public Option<Props> downingActorProps() {
    boolean decides = Cluster.get(system).getSelfRoles().contains(ClusterSettings.COORDINATOR);
    return decides
        ? Option.apply(RollCall.props(system.settings().config().getDuration(AFTER)))
        : Option.empty();
  }
}
