/** The command line: each command a small class, its output for people or as JSON. */
package org.athanor.sims.cli;
