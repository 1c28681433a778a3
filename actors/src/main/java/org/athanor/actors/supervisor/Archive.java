package org.athanor.actors.supervisor;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.athanor.protocol.label.LabeledStructure;

/**
 * What the supervisor needs to write history: the time, and the identity of a dataset.
 *
 * @param clock read when something is decided
 * @param datasetHash of labelled structures in canonical order
 */
public record Archive(InstantSource clock, Function<List<LabeledStructure>, String> datasetHash) {}
