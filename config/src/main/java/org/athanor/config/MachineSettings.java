package org.athanor.config;

import java.util.Optional;

/**
 * How many at a time on this machine, whether others may help, and where what was decided is kept.
 *
 * @param explorers walks
 * @param labelers reference calculations
 * @param listen HOST:PORT where other machines come in; empty works alone
 * @param journal where the campaign's events are kept
 */
public record MachineSettings(
    int explorers, int labelers, Optional<String> listen, JournalSettings journal) {}
