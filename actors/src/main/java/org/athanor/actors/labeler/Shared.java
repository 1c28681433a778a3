package org.athanor.actors.labeler;

import java.util.concurrent.Executor;
import org.athanor.actors.engine.LabelCache;

/** A cache, and where it is waited for. */
public record Shared(LabelCache cache, Executor executor) {}
