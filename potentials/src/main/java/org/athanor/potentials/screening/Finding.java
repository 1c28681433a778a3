package org.athanor.potentials.screening;

/**
 * A label that should not be fitted.
 *
 * @param index of the label, from 0
 * @param fault what is wrong
 * @param words what was expected and what was there, with units
 */
public record Finding(int index, Fault fault, String words) {}
