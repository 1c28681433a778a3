/** Explorers: they pull walks, walk them, and bring the candidates home. */
package org.athanor.actors.explorer;
