/** The supervisor: opens rounds, hands out walks, has labels paid for and potentials fitted. */
package org.athanor.actors.supervisor;
