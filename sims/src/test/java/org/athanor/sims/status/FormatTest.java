package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "0, 3, 0",
    "1234.56, 3, 1230",
    "-0.0123456, 3, -0.0123",
    "0.99999, 3, 1.00",
    "12, 3, 12.0",
    "0.00002345, 2, 2.3e-05",
    "123456789, 3, 1.23e+08",
  })
  void figuresAreSignificant(double value, int figures, String text) {
    assertThat(Format.figures(value, figures)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 4, 100",
    "0.5000, 4, 0.5",
    "2.0, 4, 2",
    "1e-9, 2, 1e-09",
    "1.25e-9, 4, 1.25e-09"
  })
  void plainNumbersHaveNoZerosAtTheEnd(double value, int figures, String text) {
    assertThat(Format.plain(value, figures)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0000042, 4.20 µs",
    "0.0213, 21.3 ms",
    "4.2, 4.2 s",
    "59.96, 1 min 00 s",
    "185, 3 min 05 s",
    "7620, 2 h 07 min",
    "180000, 2 d 02 h",
  })
  void durationsHaveTheirUnit(double seconds, String text) {
    assertThat(Format.seconds(seconds)).isEqualTo(text);
  }
}
