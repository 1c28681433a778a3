/**
 * Whether cheap indicators of a potential carry what an expensive quantity such as strength needs.
 */
package org.athanor.sims.sufficiency;
