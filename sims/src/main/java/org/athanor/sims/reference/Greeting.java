package org.athanor.sims.reference;

import java.util.List;
import java.util.regex.Pattern;

/** How the version of a program is found out. */
sealed interface Greeting {
  /** The person who set it up says it, since the program does not. */
  record Declared(String version) implements Greeting {}

  /**
   * The program says it when it is started with these arguments, and again in every calculation.
   *
   * @param version what it then says; the first group that took part is the version
   */
  record Spoken(List<String> arguments, Pattern version) implements Greeting {}
}
