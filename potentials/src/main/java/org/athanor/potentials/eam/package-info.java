/** Embedded-atom potentials of metals, from tables and in closed form. */
package org.athanor.potentials.eam;
