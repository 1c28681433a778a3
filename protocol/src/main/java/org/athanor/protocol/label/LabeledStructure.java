package org.athanor.protocol.label;

import org.athanor.potentials.structure.Labels;
import org.athanor.protocol.library.Selection;

/** A structure with its labels, and why it was labelled. */
public record LabeledStructure(LabelId id, Selection selection, Labels labels) {}
