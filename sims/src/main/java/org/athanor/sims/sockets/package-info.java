/**
 * The i-PI protocol: other programs that stay alive between two structures and label them or move
 * walks, and our potentials serving other programs.
 */
package org.athanor.sims.sockets;
