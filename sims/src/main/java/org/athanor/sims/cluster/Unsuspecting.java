package org.athanor.sims.cluster;

import akka.event.EventStream;
import akka.remote.FailureDetector;
import com.typesafe.config.Config;

/**
 * A worker's judgement of the others: it has none. Who is there is what the coordinator sees, also
 * where two machines that work for it do not see each other.
 */
public final class Unsuspecting implements FailureDetector {
  private volatile boolean monitoring;

  /** Made by Akka, one for each member that a worker might watch. */
  public Unsuspecting(Config settings, EventStream events) {}

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public boolean isMonitoring() {
    return monitoring;
  }

  @Override
  public void heartbeat() {
    monitoring = true;
  }
}
