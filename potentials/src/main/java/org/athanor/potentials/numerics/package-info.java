/** Numerics whose bits depend neither on the machine nor on the width of its registers. */
package org.athanor.potentials.numerics;
