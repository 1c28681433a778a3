/** Measurements with JMH, run by hand: docs/benchmarks.md has the commands and the figures. */
package org.athanor.sims.benchmarks;
