/** Files of structures and labels, and the identities of both (docs/conventions.md). */
package org.athanor.persistence.formats;
