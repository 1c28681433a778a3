/** Calculations as jobs of batch systems, alone, in arrays, or by labeler nodes. */
package org.athanor.sims.scheduler;
