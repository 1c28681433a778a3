/** References: stand-in potentials, and external codes run as a process for each label. */
package org.athanor.sims.reference;
