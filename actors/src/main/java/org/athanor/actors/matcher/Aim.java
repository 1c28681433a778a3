package org.athanor.actors.matcher;

import org.athanor.actors.engine.TargetProperties;

/**
 * A target, and who reads its properties.
 *
 * @param settings what is wanted of labels
 * @param properties of the target, with the deviations that are wanted
 */
public record Aim(TargetSettings settings, TargetProperties properties) {}
