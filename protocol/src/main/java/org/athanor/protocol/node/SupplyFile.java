package org.athanor.protocol.node;

/**
 * A file that a campaign's walks or labels need.
 *
 * @param path relative to a folder that all of them have in common, with slashes
 * @param contents in Base64
 */
public record SupplyFile(String path, String contents) {}
