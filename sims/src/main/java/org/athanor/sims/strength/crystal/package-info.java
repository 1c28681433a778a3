/** Body-centred cubic crystals in any orientation, with dislocations. */
package org.athanor.sims.strength.crystal;
