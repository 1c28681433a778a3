/** Information matching in a campaign: which labels a target needs, and what came of them. */
package org.athanor.protocol.matching;
