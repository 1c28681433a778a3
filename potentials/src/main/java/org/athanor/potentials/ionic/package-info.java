/** Potentials of ions: short-ranged repulsion and attraction with electrostatics. */
package org.athanor.potentials.ionic;
