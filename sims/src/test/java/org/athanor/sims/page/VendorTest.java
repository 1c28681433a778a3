package org.athanor.sims.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other people's scripts, byte by byte as they were published (docs/decisions.md). */
class VendorTest {
  @ParameterizedTest
  @CsvSource({
    "uPlot.iife.min.js,19c8d4c6ad88929a79f4ae49d6f7161566dfd0ba3d15cc495e974f787eb78f1f",
    "uPlot.min.css,df630c6a8d6f8eeaff264b50f73ce5b114f646ffd9a0bb74f049b0a00135fa04",
    "3Dmol-min.js,f7cc78921ae72e7623e89cdd111434f58c2efddd2ffda1cd212644b406fb8016",
  })
  void isAsItWasPublished(String name, String digest) throws IOException, NoSuchAlgorithmException {
    try (InputStream stream = VendorTest.class.getResourceAsStream("vendor/" + name)) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
      assertThat(HexFormat.of().formatHex(sum)).isEqualTo(digest);
    }
  }
}
