/** The librarian's facts: what arrived, how it was judged, what was chosen to be labelled. */
package org.athanor.protocol.library;
