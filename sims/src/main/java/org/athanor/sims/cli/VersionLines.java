package org.athanor.sims.cli;

import org.athanor.sims.version.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class VersionLines implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "athanor " + Version.ofThisProgram().text(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.arch")
    };
  }
}
