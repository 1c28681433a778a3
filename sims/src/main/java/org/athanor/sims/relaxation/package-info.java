/** Relaxation of positions and cell together, at a pressure. */
package org.athanor.sims.relaxation;
