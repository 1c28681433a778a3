package org.athanor.sims.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Says which version this is; the build writes it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream("build.properties")) {
      build.load(stream);
    }
    return new String[] {
      "athanor " + build.getProperty("version"),
      "Java " + Runtime.version() + ", " + System.getProperty("os.arch")
    };
  }
}
