package org.athanor.protocol.label;

import org.athanor.protocol.library.Selection;

/**
 * A label that is wanted.
 *
 * @param id its identity
 * @param selection the structure, and why it was chosen
 */
public record LabelRequest(LabelId id, Selection selection) {}
