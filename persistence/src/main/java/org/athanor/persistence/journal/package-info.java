/** The journal: where it lies, who holds it, whether it is whole, and how to read it. */
package org.athanor.persistence.journal;
