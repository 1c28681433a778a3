/** Walks: what an explorer is asked to do, and what it brings home. */
package org.athanor.protocol.walk;
