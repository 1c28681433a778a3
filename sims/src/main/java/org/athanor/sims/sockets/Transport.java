package org.athanor.sims.sockets;

import java.nio.file.Path;

/** By which kind of socket a client that we start is reached. */
public enum Transport {
  /** A file below /tmp, for programs on the same machine. */
  UNIX,
  /** A port of 127.0.0.1 that the system chooses. */
  INET;

  private static final String PREFIX = "athanor_";

  /** An address for the client whose folder this is; its name says which, so it can be cleared. */
  Address address(Path folder) {
    return switch (this) {
      case UNIX -> unix(folder);
      case INET -> new Address.Inet("127.0.0.1", 0);
    };
  }

  static Address.Unix unix(Path folder) {
    String name = folder.getFileName().toString();
    return new Address.Unix(PREFIX + name.substring(name.lastIndexOf('-') + 1));
  }
}
