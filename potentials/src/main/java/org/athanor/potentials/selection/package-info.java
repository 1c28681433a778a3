/** Which structures are worth a label: by uncertainty, by volume, or by chance. */
package org.athanor.potentials.selection;
