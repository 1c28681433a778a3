package org.athanor.sims.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgramsTest {
  private static final Optional<String> OLD = Optional.of("0.1.0 (commit 0c774ff)");
  private static final Optional<String> NEW = Optional.of("0.2.0");

  @Test
  void oneVersionNeedsNoWord() {
    assertThat(Programs.NONE.caution()).isEmpty();
    assertThat(Programs.NONE.then(OLD).then(OLD).caution()).isEmpty();
  }

  @Test
  void anotherIsSaid() {
    assertThat(Programs.NONE.then(OLD).then(OLD).then(NEW).caution())
        .contains(
            "begun by 0.1.0 (commit 0c774ff), going on with 0.2.0;"
                + " the dataset of remaining rounds may differ in last bits");
    assertThat(Programs.NONE.then(OLD).then(NEW).then(OLD).caution().orElseThrow())
        .startsWith("begun by 0.1.0 (commit 0c774ff), then 1 other, going on with 0.1.0");
    assertThat(Programs.NONE.then(Optional.empty()).then(NEW).caution().orElseThrow())
        .startsWith("begun by an early version that left no name, going on with 0.2.0;");
  }
}
