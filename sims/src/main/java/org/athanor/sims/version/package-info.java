/** Which Athanor this is. */
package org.athanor.sims.version;
