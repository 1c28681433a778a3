package org.athanor.sims.report.plot;

/** A point of a plot, in the units of its axes. */
public record Point(double x, double y) {}
