/** What the actors need of the outside world: engines that walk and references that label. */
package org.athanor.actors.engine;
