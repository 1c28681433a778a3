/** What a campaign has done so far, read from its events: for people and for programs. */
package org.athanor.sims.status;
