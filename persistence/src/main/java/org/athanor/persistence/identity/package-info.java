/** Identities: of a label, so that nothing is paid for twice, and of a dataset. */
package org.athanor.persistence.identity;
