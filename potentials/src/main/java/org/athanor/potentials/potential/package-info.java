/** Potentials given in closed form, what they predict, and how they are added together. */
package org.athanor.potentials.potential;
