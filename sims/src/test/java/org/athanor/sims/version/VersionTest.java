package org.athanor.sims.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionTest {
  private static Version of(String commit) {
    Properties build = new Properties();
    build.setProperty("version", "0.1.0");
    build.setProperty("commit", commit);
    return Version.of(build);
  }

  @Test
  void itNamesItsCommitWhereThereIsOne() {
    assertThat(of("0c774ff-dirty").text()).isEqualTo("0.1.0 (commit 0c774ff-dirty)");
    assertThat(of("${git.commit.id.describe}").text()).isEqualTo("0.1.0");
    assertThat(of("").text()).isEqualTo("0.1.0");
  }

  @Test
  void theBuildWritesIt() {
    assertThat(Version.ofThisProgram().text())
        .matches("\\d+\\.\\d+\\.\\d+\\S*( \\(commit \\S+\\))?");
  }
}
