/** The spectral neighbour analysis potential (SNAP), linear and quadratic, and its files. */
package org.athanor.potentials.snap;
