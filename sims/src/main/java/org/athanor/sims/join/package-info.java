/** The command by which a machine works for a campaign of another. */
package org.athanor.sims.join;
