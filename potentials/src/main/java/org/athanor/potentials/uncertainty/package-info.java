/** How far a fitted potential is to be trusted: calibrated deviations, and extrapolation grades. */
package org.athanor.potentials.uncertainty;
