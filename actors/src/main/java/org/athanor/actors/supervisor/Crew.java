package org.athanor.actors.supervisor;

import akka.actor.typed.ActorRef;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;

/** The actors that a supervisor directs. */
public record Crew(
    ActorRef<LibrarianMessage> librarian,
    ActorRef<LabelerPoolMessage> pool,
    ActorRef<FitterMessage> fitter) {}
