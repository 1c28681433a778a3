package org.athanor.sims.properties;

/**
 * A property that has no value.
 *
 * @param property which one
 * @param reason why
 */
public record Unavailable(Property property, String reason) implements Result {}
