/** Electronic structure by orthogonal sp³ tight binding: bands, smearing, forces and virial. */
package org.athanor.potentials.tightbinding;
