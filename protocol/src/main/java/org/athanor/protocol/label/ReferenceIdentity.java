package org.athanor.protocol.label;

/**
 * The physics of a reference.
 *
 * @param name for people, such as {@code pw.x 6.7}
 * @param physics everything that changes the numbers, and nothing else, as canonical text: code,
 *     version, functional, cutoffs, k-points, hashes of pseudopotentials
 */
public record ReferenceIdentity(String name, String physics) {}
