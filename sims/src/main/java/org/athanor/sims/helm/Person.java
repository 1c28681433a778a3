package org.athanor.sims.helm;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who gives an order, or runs a campaign. */
public final class Person {
  private Person() {}

  /** USER@HOST of this process. */
  public static String words() {
    return System.getProperty("user.name") + "@" + host();
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      // A host without a name of its own can still give orders.
      return "unknown";
    }
  }
}
