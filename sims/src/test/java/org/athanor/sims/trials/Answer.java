package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a command left.
 *
 * @param status its exit status
 * @param output what it said on standard output
 * @param errors what it said on standard error
 */
record Answer(int status, String output, String errors) {
  /** It ended well, and without a trace of trouble. */
  Answer fine() {
    assertThat(status).as(this::toString).isZero();
    return clean();
  }

  /** Nothing in what it said is a stack trace. */
  Answer clean() {
    assertThat(output + errors)
        .doesNotContain("\tat ")
        .doesNotContain("Exception in thread")
        .doesNotContainPattern("(?m)^(java|akka|org)\\.[\\w.]*(Exception|Error)");
    return this;
  }

  /** It refused, with one message that contains all of these words. */
  Answer refused(int expected, String... words) {
    assertThat(status).as(this::toString).isEqualTo(expected);
    clean();
    assertThat(errors.lines().filter(line -> line.startsWith("athanor: "))).hasSize(1);
    assertThat(errors).contains(words);
    return this;
  }
}
