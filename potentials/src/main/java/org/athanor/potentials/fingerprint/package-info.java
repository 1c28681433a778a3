/** The fingerprint by which structures are compared, and its derivatives. */
package org.athanor.potentials.fingerprint;
