package org.athanor.persistence.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Where the journal of a campaign is kept. */
public sealed interface JournalPlace {
  /** In SQLite files in the campaign's own directory. */
  record Embedded() implements JournalPlace {}

  /**
   * In a schema of a PostgreSQL database.
   *
   * @param url for JDBC, {@code jdbc:postgresql://HOST:PORT/DATABASE?…}, without user and password
   * @param login as whom
   * @param schema of this campaign alone
   * @param terms how long things are waited for
   */
  record Server(String url, Login login, String schema, Terms terms) implements JournalPlace {
    /** The longest name that PostgreSQL takes, in bytes. */
    private static final int LONGEST_NAME = 63;

    /** In the schema that belongs to a campaign of this name: {@code athanor_NAME}. */
    public static Server ofCampaign(String name, String url, Login login, Terms terms) {
      return new Server(url, login, schemaOf(name), terms);
    }

    private static String schemaOf(String campaign) {
      String whole = "athanor_" + campaign;
      if (whole.length() <= LONGEST_NAME) {
        return whole;
      }
      MessageDigest digest = Seal.sha256();
      digest.update(campaign.getBytes(StandardCharsets.UTF_8));
      String brief = HexFormat.of().formatHex(digest.digest(), 0, 8);
      return whole.substring(0, LONGEST_NAME - 1 - brief.length()) + "_" + brief;
    }
  }

  /**
   * As whom to connect. The password itself is nowhere in here.
   *
   * @param user a role of the database; empty takes the user of this process
   * @param passwordVariable environment variable that holds the password; empty leaves it to what
   *     the driver finds ({@code ~/.pgpass}, a certificate), or to none
   */
  record Login(Optional<String> user, Optional<String> passwordVariable) {}

  /**
   * How long things are waited for.
   *
   * @param lease after which silence of its owner the journal is free for another process
   * @param patience with a database that does not answer, until the process gives up
   */
  record Terms(Duration lease, Duration patience) {
    /** 15 s, and 5 min. */
    public static final Terms USUAL = new Terms(Duration.ofSeconds(15), Duration.ofMinutes(5));
  }
}
