package org.athanor.protocol.library;

import org.athanor.protocol.walk.Arm;

/** How many structures of an arm a round may label at the most. */
public record Quota(Arm arm, int count) {}
