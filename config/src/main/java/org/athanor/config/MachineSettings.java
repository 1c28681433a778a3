package org.athanor.config;

import java.util.Optional;

/**
 * How many at a time on this machine, and whether others may help.
 *
 * @param explorers walks
 * @param labelers reference calculations
 * @param listen HOST:PORT where other machines come in; empty works alone
 */
public record MachineSettings(int explorers, int labelers, Optional<String> listen) {}
