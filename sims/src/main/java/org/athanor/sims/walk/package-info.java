/** The walk engine: perturbed, strained and biased walks with guards, restorable at any step. */
package org.athanor.sims.walk;
