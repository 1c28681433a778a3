/** Plots as scalable vector graphics that take their colours from the page they stand in. */
package org.athanor.sims.report.plot;
