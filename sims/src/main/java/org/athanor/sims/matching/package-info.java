/** Information matching at work: rounds of choosing, labelling and fitting for a target. */
package org.athanor.sims.matching;
