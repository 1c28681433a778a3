package org.athanor.config;

/**
 * How many at a time on this machine, and where it keeps what was decided.
 *
 * @param explorers walks
 * @param labelers reference calculations
 * @param journal where the campaign's events are kept
 */
public record MachineSettings(int explorers, int labelers, JournalSettings journal) {}
