/** Labels that outlive a campaign. */
package org.athanor.persistence.cache;
