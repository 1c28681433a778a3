/** How much a structure, or a dataset, differs within itself, and the biases that make it more. */
package org.athanor.potentials.entropy;
