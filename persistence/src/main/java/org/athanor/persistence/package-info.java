/** How a campaign is remembered: serializers of the journal. */
package org.athanor.persistence;
