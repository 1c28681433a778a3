package org.athanor.persistence.journal;

import java.util.UUID;

/** Something that somebody wants of the process that holds a journal. */
public record Letter(UUID id, String text) {}
