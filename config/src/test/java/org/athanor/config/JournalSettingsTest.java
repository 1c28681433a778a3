package org.athanor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalSettingsTest {
  private static final String LEAST =
      """
      name = si
      system { species = [Si], phases = [ { prototype = diamond } ] }
      """;

  @TempDir Path folder;

  @Test
  void theJournalIsKeptInTheFolderUnlessADatabaseIsNamed() {
    assertThat(read(LEAST).machines().journal()).isEqualTo(new JournalSettings.Sqlite());
    String database =
        LEAST
            + """
            machines.journal {
              kind = postgresql
              postgresql {
                url = "jdbc:postgresql://db.example.org:5432/athanor?sslmode=verify-full"
                user = si
                password-variable = ATHANOR_DB_PASSWORD
                patience = 2 min
              }
            }
            """;
    assertThat(read(database).machines().journal())
        .isEqualTo(
            new JournalSettings.Postgresql(
                "jdbc:postgresql://db.example.org:5432/athanor?sslmode=verify-full",
                Optional.of("si"),
                Optional.of("ATHANOR_DB_PASSWORD"),
                Duration.ofSeconds(15),
                Duration.ofMinutes(2)));
    assertThat(read(database).text()).isEqualTo(read(LEAST).text()).doesNotContain("example");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind = postgres                          | expected one of sqlite, postgresql",
        "postgresql.url = \"\"                    | expected jdbc:postgresql://HOST:PORT/DATABASE",
        "postgresql.url = \"postgres://h/d\"      | expected jdbc:postgresql://HOST:PORT/DATABASE",
        "postgresql.url = \"jdbc:postgresql://h/d?options=x\" | no parameter options",
        "postgresql.url = \"jdbc:postgresql://h/d?password=sesame\" | neither user nor password",
        "postgresql.url = \"jdbc:postgresql://me:sesame@h/d\" | neither user nor password",
        "postgresql.password-variable = \"sesame, open\" | the name of a variable",
        "postgresql.lease = 0.1 s                  | expected a time from 1 s to 10 min",
        "postgresql.pasword-variable = X           | nearest valid one is machines.journal.postgresql.password-variable",
      })
  void aDatabaseThatCannotBeMeantIsRefusedAndNoPasswordRepeated(String line, String complaint) {
    String text =
        LEAST
            + "machines.journal { kind = postgresql, postgresql.url = \"jdbc:postgresql://h/d\"\n"
            + line
            + "\n}\n";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadConfiguration.class)
        .hasMessageContaining("machines.journal")
        .hasMessageContaining(complaint)
        .hasMessageNotContaining("sesame");
  }

  private CampaignFile read(String text) {
    try {
      return CampaignFile.read(Files.writeString(folder.resolve("si.conf"), text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
