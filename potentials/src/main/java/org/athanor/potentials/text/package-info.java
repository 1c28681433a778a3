/** Potentials as text: what is kept, sent and read back to the same bits. */
package org.athanor.potentials.text;
