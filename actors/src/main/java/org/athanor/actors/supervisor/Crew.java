package org.athanor.actors.supervisor;

import akka.actor.typed.ActorRef;
import java.util.Optional;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.matching.MatcherMessage;

/**
 * The actors that a supervisor directs.
 *
 * @param matcher who chooses labels for a target; empty in a campaign without one
 */
public record Crew(
    ActorRef<LibrarianMessage> librarian,
    ActorRef<LabelerPoolMessage> pool,
    ActorRef<FitterMessage> fitter,
    Optional<ActorRef<MatcherMessage>> matcher) {}
