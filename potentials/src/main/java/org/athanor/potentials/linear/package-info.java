/** Potentials linear in their coefficients: bases, and the ridge fit that finds coefficients. */
package org.athanor.potentials.linear;
