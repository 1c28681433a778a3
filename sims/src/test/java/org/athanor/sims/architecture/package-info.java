/** The rules of the house, as tests. */
package org.athanor.sims.architecture;
