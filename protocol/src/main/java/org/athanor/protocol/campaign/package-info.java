/** The campaign's facts: rounds, fits and how it ended. */
package org.athanor.protocol.campaign;
