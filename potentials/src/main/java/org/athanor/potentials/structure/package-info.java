/** The nouns: elements, cells, structures, and who is whose neighbour. */
package org.athanor.potentials.structure;
