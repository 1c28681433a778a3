/** Whole campaigns on trial: real processes, kills, damage, bad references and bad input. */
package org.athanor.sims.trials;
