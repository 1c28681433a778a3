package org.athanor.potentials.snap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.athanor.potentials.numerics.ClebschGordan;
import org.athanor.potentials.snap.Snap.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapFileTest {
  private static final Map<String, Integer> NAMES = Map.of("C", 6, "Si", 14);

  @Test
  void readsTheTantalumOf2014() {
    Snap tantalum = SnapTest.tantalum();
    assertThat(tantalum.settings())
        .isEqualTo(new Settings(6, 4.67637, 0.99363, 0, true, false, false));
    assertThat(tantalum.elements().get(73).coefficients().size()).isEqualTo(31);
    assertThat(tantalum.elements().get(73).coefficients().get(1)).isEqualTo(-0.01137);
    assertThat(tantalum.cutoff()).isEqualTo(4.67637);
  }

  @Test
  void whatIsWrittenReadsBackToTheSameNumbers() {
    for (Snap potential : List.of(SnapTest.tantalum(), SnapTest.carbon(), twoElements())) {
      Snap back =
          SnapFile.read(
              SnapFile.coefficients(potential),
              SnapFile.parameters(potential),
              Map.of("C", 6, "Si", 14, "Ta", 73).entrySet().stream()
                  .filter(entry -> potential.species().contains(entry.getValue()))
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
      assertThat(back.settings()).isEqualTo(potential.settings());
      assertThat(back.elements()).isEqualTo(potential.elements());
    }
  }

  private static Snap twoElements() {
    return SnapTest.invented(new Settings(3, 3.1, 0.97, 0.2, false, true, true));
  }

  @Test
  void defaultsAreThoseOfLammps() {
    assertThat(SnapParameters.read(List.of("twojmax 2", "rcutfac 3.5", "wselfallflag 1")))
        .isEqualTo(new Settings(2, 3.5, 0.99363, 0, true, true, false));
  }

  @Test
  void anElementMayBePassedOver() {
    Snap both = twoElements();
    Snap carbon =
        SnapFile.read(SnapFile.coefficients(both), SnapFile.parameters(both), Map.of("C", 6));
    assertThat(carbon.species()).containsExactly(6);
    assertThat(carbon.elements().get(6)).isEqualTo(both.elements().get(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "twojmax 2;rcutfac 3;chemflag 1        | line 3: expected chemflag 0",
        "twojmax 2;rcutfac 3;bnormflag 1       | line 3: expected bnormflag 0",
        "twojmax 2;rcutfac 3;switchinnerflag 1 | line 3: expected switchinnerflag 0",
        "twojmax 2;rcutfac 3;switchflag 2      | line 3: expected switchflag 0 or 1, got 2",
        "twojmax 2;rcutfac 3;sinner 2          | line 3: expected one of",
        "twojmax 2;rcutfac three               | line 2: expected a number for rcutfac",
        "twojmax 2;twojmax 2                   | line 2: expected twojmax once",
        "twojmax 2.5;rcutfac 3                 | line 1: expected a whole number for twojmax",
        "twojmax                               | line 1: expected a keyword and its value",
        "twojmax 2                             | expected rcutfac, got [twojmax]",
        "twojmax 99;rcutfac 3                  | twojmax from 0 to 20, got 99",
        "twojmax 2;rcutfac -3                  | positive, finite rcutfac",
        "twojmax 2;rcutfac 3;rmin0 -1          | rmin0 of at least 0",
        "twojmax 2;rcutfac 3;rmin0 50          | cutoff beyond rmin0",
      })
  void otherParametersAreRefused(String text, String message) {
    assertThatThrownBy(
            () ->
                SnapFile.read(
                    SnapFile.coefficients(
                        SnapTest.invented(new Settings(2, 3, 0.99, 0, true, true, false))),
                    Arrays.asList(text.split(";", -1)),
                    NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 7           | line 1: expected at least 1 element and 3 coefficients",
        "1 3;Si 0.5 x  | line 2: expected a weight, a number, got \"x\"",
        "1 3;Si 0.5 1;1;2 | expected coefficient 3 of 3, got the end of the file",
        "1 3;Si 0.5 1;1;2;3;4 | line 6: expected the end after all elements, got \"4\"",
        "1 3;Si 0.5 1;1;NaN;3 | finite coefficients in eV, got NaN for number 2",
        "1 3;Si -0.5 1;1;2;3  | positive radius",
        "1 3;Si 0.5 1;1;2;3   | expected an entry for C, got none",
        "2 3;C 0.5 1;1;2;3;C 0.5 1;1;2;3 | line 9: expected one entry for C, got a second one",
      })
  void brokenCoefficientsAreRefused(String text, String message) {
    List<String> parameters = List.of("twojmax 1", "rcutfac 3");
    assertThatThrownBy(
            () ->
                SnapFile.read(
                    new ArrayList<>(Arrays.asList(text.split(";", -1))), parameters, NAMES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void clebschGordanCoefficientsAreOrthogonal() {
    for (int j = 1; j <= 7; j += 2) {
      for (int other = 1; other <= 7; other += 2) {
        double product = 0;
        for (int m = 0; m <= 3; m++) {
          int place = 4 * m + 3 - m;
          product += ClebschGordan.of(4, 3, j)[place] * ClebschGordan.of(4, 3, other)[place];
        }
        assertThat(product).as("%d %d", j, other).isCloseTo(j == other ? 1 : 0, within(1e-15));
      }
    }
  }
}
