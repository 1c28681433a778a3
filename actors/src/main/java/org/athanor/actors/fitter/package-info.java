/** The fitter: turns labels into a potential, and says how good it is. */
package org.athanor.actors.fitter;
