/** Bond-order potentials of covalent solids. */
package org.athanor.potentials.bondorder;
