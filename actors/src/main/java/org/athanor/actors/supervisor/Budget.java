package org.athanor.actors.supervisor;

/**
 * What may be spent.
 *
 * @param labels structures to be labelled for the fit, of all arms
 * @param seeds how many of them start the campaign
 * @param anchors which fraction of them is near equilibrium
 * @param control which fraction of them is drawn at random from unbiased dynamics; for a target, as
 *     which fraction of them at most structures of the pool are drawn at random
 * @param test structures labelled on top of these, held out of every fit
 */
public record Budget(int labels, int seeds, double anchors, double control, int test) {}
