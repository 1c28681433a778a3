package org.athanor.sims.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with a Java that only says in which locale it was started. */
class LauncherTest {
  @TempDir private Path home;

  @BeforeEach
  void install() throws IOException {
    Path target = Files.createDirectories(home.resolve("sims/target"));
    Files.createDirectories(home.resolve("sims/src/main"));
    Files.createDirectories(home.resolve(".mvn"));
    Files.writeString(home.resolve("pom.xml"), "");
    Files.writeString(home.resolve("sims/pom.xml"), "");
    Files.copy(Path.of("..", "athanor"), home.resolve("athanor"));
    Files.writeString(target.resolve("sims-1.jar"), "");
    Files.writeString(target.resolve("built"), "");
    Path bin = Files.createDirectories(home.resolve("jdk/bin"));
    Files.writeString(home.resolve("jdk/release"), "JAVA_VERSION=\"99\"\n");
    program(bin.resolve("javac"), "exit 0");
    program(bin.resolve("java"), "echo \"${LC_ALL:--} ${LC_CTYPE:--} ${LANG:--}\"");
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private String locale(Map<String, String> given) throws IOException, InterruptedException {
    Path said = home.resolve("said");
    ProcessBuilder builder =
        new ProcessBuilder("bash", home.resolve("athanor").toString(), "help")
            // Shells complain there of a locale that is not installed.
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(said.toFile());
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      builder.environment().remove(name);
    }
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().putAll(given);
    assertThat(builder.start().waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(said).strip();
  }

  /** Of cron and batch jobs, where Java would find no file with an umlaut in its path. */
  @Test
  void withoutALocaleFilesOfAnyNameAreFound() throws Exception {
    assertThat(locale(Map.of())).isEqualTo("- C.UTF-8 -");
    assertThat(locale(Map.of("LANG", "C"))).isEqualTo("- C.UTF-8 C");
    assertThat(locale(Map.of("LC_ALL", "POSIX"))).startsWith("C.UTF-8 ");
    assertThat(locale(Map.of("LANG", "not_THERE.UTF-8"))).startsWith("- C.UTF-8 ");
  }

  @Test
  void aLocaleThatSomebodyChoseStays() throws Exception {
    assertThat(locale(Map.of("LANG", "C.UTF-8"))).isEqualTo("- - C.UTF-8");
    assertThat(locale(Map.of("LANG", "C", "LC_ALL", "C.UTF-8"))).isEqualTo("C.UTF-8 - C");
  }
}
