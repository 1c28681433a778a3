/** A run of dynamics in a directory: its outputs, its saved state, and going on from there. */
package org.athanor.sims.dynamics.run;
