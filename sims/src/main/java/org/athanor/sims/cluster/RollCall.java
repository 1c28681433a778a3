package org.athanor.sims.cluster;

import akka.actor.AbstractActorWithTimers;
import akka.actor.Props;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent.MemberRemoved;
import akka.cluster.ClusterEvent.ReachableMember;
import akka.cluster.ClusterEvent.UnreachableMember;
import akka.cluster.Member;
import akka.cluster.UniqueAddress;
import java.time.Duration;

/** Has whoever does not answer for some time removed from the cluster, each by itself. */
final class RollCall extends AbstractActorWithTimers {
  private final Duration after;
  private final Cluster cluster = Cluster.get(getContext().getSystem());

  private record Overdue(Member member) {}

  private RollCall(Duration after) {
    this.after = after;
  }

  static Props props(Duration after) {
    return Props.create(RollCall.class, () -> new RollCall(after));
  }

  @Override
  public void preStart() {
    cluster.subscribe(
        getSelf(),
        akka.cluster.ClusterEvent.initialStateAsEvents(),
        UnreachableMember.class,
        ReachableMember.class,
        MemberRemoved.class);
  }

  @Override
  public void postStop() {
    cluster.unsubscribe(getSelf());
  }

  @Override
  public Receive createReceive() {
    return receiveBuilder()
        .match(UnreachableMember.class, event -> missed(event.member()))
        .match(ReachableMember.class, event -> getTimers().cancel(key(event.member())))
        .match(MemberRemoved.class, event -> getTimers().cancel(key(event.member())))
        .match(Overdue.class, overdue -> cluster.down(overdue.member().address()))
        .build();
  }

  private void missed(Member member) {
    getTimers().startSingleTimer(key(member), new Overdue(member), after);
  }

  /** A machine that comes again at the same address is another member. */
  private static UniqueAddress key(Member member) {
    return member.uniqueAddress();
  }
}
