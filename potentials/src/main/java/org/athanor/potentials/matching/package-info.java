/**
 * Information matching: which labels, and how accurate, give a target exactly the information that
 * it needs (Kurniawan et al., Appl. Phys. Lett. 128, 064104; arXiv:2411.02740).
 */
package org.athanor.potentials.matching;
