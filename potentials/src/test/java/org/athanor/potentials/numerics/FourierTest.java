package org.athanor.potentials.numerics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 18, 20, 25, 30, 32, 36, 45, 48, 60, 64, 90})
  void isTheSumThatDefinesIt(int n) {
    int columns = 3;
    double[] real = random(n * columns, 1);
    double[] imaginary = random(n * columns, 2);
    double[] r = real.clone();
    double[] i = imaginary.clone();
    new Fourier(n).transform(r, i, columns);
    for (int column = 0; column < columns; column++) {
      for (int k = 0; k < n; k++) {
        double sumR = 0;
        double sumI = 0;
        for (int j = 0; j < n; j++) {
          double angle = -2 * Math.PI * (j * k % n) / n;
          double a = real[j * columns + column];
          double b = imaginary[j * columns + column];
          sumR += a * Math.cos(angle) - b * Math.sin(angle);
          sumI += a * Math.sin(angle) + b * Math.cos(angle);
        }
        assertThat(r[k * columns + column]).isCloseTo(sumR, within(1e-13 * n));
        assertThat(i[k * columns + column]).isCloseTo(sumI, within(1e-13 * n));
      }
    }
  }

  @Test
  void exchangedPartsTurnBack() {
    Fourier fourier = new Fourier(120);
    double[] real = random(120 * 7, 3);
    double[] imaginary = random(120 * 7, 4);
    double[] r = real.clone();
    double[] i = imaginary.clone();
    fourier.transform(r, i, 7);
    fourier.transform(i, r, 7);
    for (int k = 0; k < r.length; k++) {
      assertThat(r[k] / 120).isCloseTo(real[k], within(1e-14));
      assertThat(i[k] / 120).isCloseTo(imaginary[k], within(1e-14));
    }
  }

  @Test
  void theNumberOfColumnsChangesNoBit() {
    double[] real = random(60, 5);
    double[] imaginary = random(60, 6);
    double[] wideR = new double[60 * 11];
    double[] wideI = new double[60 * 11];
    for (int k = 0; k < wideR.length; k++) {
      wideR[k] = real[k / 11];
      wideI[k] = imaginary[k / 11];
    }
    Fourier fourier = new Fourier(60);
    fourier.transform(wideR, wideI, 11);
    fourier.transform(real, imaginary, 1);
    for (int k = 0; k < wideR.length; k++) {
      assertThat(wideR[k]).isEqualTo(real[k / 11]);
      assertThat(wideI[k]).isEqualTo(imaginary[k / 11]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4, 7, 22, 49})
  void otherLengthsAreRefused(int n) {
    assertThatThrownBy(() -> new Fourier(n))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Fourier transform: expected a length without prime factors above 5, got " + n);
  }

  private static double[] random(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[size];
    for (int k = 0; k < size; k++) {
      values[k] = 2 * random.nextDouble() - 1;
    }
    return values;
  }
}
