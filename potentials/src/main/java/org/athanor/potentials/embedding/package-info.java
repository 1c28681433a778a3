/** Potentials with a second density under a root, and their fit. */
package org.athanor.potentials.embedding;
