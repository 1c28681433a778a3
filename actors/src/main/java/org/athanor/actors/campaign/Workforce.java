package org.athanor.actors.campaign;

import java.util.concurrent.ExecutorService;
import org.athanor.actors.engine.Reference;
import org.athanor.actors.engine.WalkEngine;

/**
 * Who does the work on this machine.
 *
 * @param explorers walks at a time
 * @param labelers reference calculations at a time
 * @param engine that walks
 * @param reference that labels
 * @param threads where both are waited for; as many as they need
 */
public record Workforce(
    int explorers, int labelers, WalkEngine engine, Reference reference, ExecutorService threads) {}
