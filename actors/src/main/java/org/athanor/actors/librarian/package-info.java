/** The librarian: judges candidates in canonical order and chooses what is worth a label. */
package org.athanor.actors.librarian;
