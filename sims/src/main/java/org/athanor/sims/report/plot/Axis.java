package org.athanor.sims.report.plot;

/**
 * An axis of a plot.
 *
 * @param title the quantity with its unit, such as {@code force error (meV/Å)}
 * @param scale how its values are laid out
 */
public record Axis(String title, Scale scale) {}
