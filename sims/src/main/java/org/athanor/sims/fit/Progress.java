package org.athanor.sims.fit;

import java.util.function.Consumer;
import org.athanor.potentials.structure.Scalars;
import org.athanor.sims.properties.Ticker;

/**
 * Who is told how far a fit has come, and where that is kept.
 *
 * @param ticker is told of labels absorbed
 * @param steps is told the losses so far after every step of a refinement
 * @param mostSteps of a refinement
 * @param resumption where it is kept
 */
public record Progress(
    Ticker ticker, Consumer<Scalars> steps, int mostSteps, Resumption resumption) {}
