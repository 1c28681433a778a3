package org.athanor.potentials.selection;

/**
 * A candidate that was picked.
 *
 * @param index from 0
 * @param worth what it was worth when it was picked, by the criterion
 */
public record Pick(int index, double worth) {}
