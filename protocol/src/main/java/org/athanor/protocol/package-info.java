/** What may be said, and what happened: messages, events, and states as folds over events. */
package org.athanor.protocol;
