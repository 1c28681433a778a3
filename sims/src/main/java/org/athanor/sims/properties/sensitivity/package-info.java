/** How properties of a crystal follow the parameters of its potential, relaxation included. */
package org.athanor.sims.properties.sensitivity;
