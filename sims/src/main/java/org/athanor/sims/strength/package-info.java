/** Plastic flow strength of bcc crystals by molecular dynamics. */
package org.athanor.sims.strength;
