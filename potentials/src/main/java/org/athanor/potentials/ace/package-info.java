/**
 * The atomic cluster expansion, linear and with embedding functions: what its files say, how it is
 * evaluated, and the rotational invariants that a fit may choose from.
 */
package org.athanor.potentials.ace;
