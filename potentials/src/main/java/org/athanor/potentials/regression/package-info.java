/** Weighted least squares with a prior: sums that do not grow, evidence, posterior, MaxVol. */
package org.athanor.potentials.regression;
