package org.athanor.config;

/**
 * How many at a time on this machine.
 *
 * @param explorers walks
 * @param labelers reference calculations
 */
public record MachineSettings(int explorers, int labelers) {}
