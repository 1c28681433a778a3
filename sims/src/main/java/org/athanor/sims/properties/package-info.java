/** What a potential says about a crystal: its lattice, elasticity, defects, vibrations. */
package org.athanor.sims.properties;
