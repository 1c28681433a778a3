/** Molecular dynamics: forces in, trajectories out, every bit of them repeatable. */
package org.athanor.sims.dynamics;
