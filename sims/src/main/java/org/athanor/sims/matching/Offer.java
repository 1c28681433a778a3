package org.athanor.sims.matching;

import org.athanor.potentials.matching.LabelKind;

/**
 * A label of a pool that may be bought.
 *
 * @param id FRAME/KIND or FRAME/atom-N, from 1
 * @param frame whose, from 0
 * @param kind what of it
 * @param atom whose force, from 0; 0 for other kinds
 */
record Offer(String id, int frame, LabelKind kind, int atom) {}
