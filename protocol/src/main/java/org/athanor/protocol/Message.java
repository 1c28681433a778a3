package org.athanor.protocol;

/** Anything that one actor says to another; travels between nodes of one version as Kryo. */
public interface Message {}
