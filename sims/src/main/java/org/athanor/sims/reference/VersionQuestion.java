package org.athanor.sims.reference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.Failure;
import org.athanor.sims.reference.ExternalProgram.End;

/**
 * Has a program say its version, at the place where it computes. A place that keeps what it
 * computed keeps the answer too, until it is seen to be out of date.
 */
final class VersionQuestion {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final String code;
  private final Greeting.Spoken spoken;
  private final Program program;

  VersionQuestion(String code, Greeting.Spoken spoken, Program program) {
    this.code = code;
    this.spoken = spoken;
    this.program = program;
  }

  /** What was said, or why nothing was. */
  private record Said(Optional<String> version, String complaint) {}

  /**
   * Asks.
   *
   * @throws IOException if the program cannot be started, is silent, or says something else
   */
  String ask(Path scratch) throws IOException, InterruptedException {
    Program brief =
        new Program(
            program.command(), program.environment(), LONGEST, program.cores(), program.place());
    Errand errand =
        new Errand(
            new Errand.Key(key(), 0),
            brief,
            Remedies.after(List.of()),
            folder -> new Errand.Launch(program.with(spoken.arguments()), program.environment()));
    Said said = program.place().run(scratch, errand, new Hearing());
    if (said.version().isEmpty()) {
      forget(scratch);
      throw new IOException(said.complaint());
    }
    return said.version().get();
  }

  /** What was said does not hold any more. */
  void forget(Path scratch) {
    program.place().stored(scratch, key());
  }

  private String key() {
    String asked = program.with(spoken.arguments()) + " " + program.environment();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
      return "version-" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private final class Hearing implements Place.Reading<Said> {
    private final String name = String.join(" ", program.command());

    @Override
    public Said ended(Place.Remains left, End.Exited end, Optional<Cost> cost) {
      String got = LastLines.of(end.output()) + LastLines.of(end.errors());
      return new Said(
          version(new OutputText(end.output()), spoken.version()),
          name + ": expected \"" + spoken.version() + "\" in its output, got:\n" + got);
    }

    @Override
    public Said failed(Failure failure, Place.Remains left, Optional<Cost> cost) {
      return new Said(Optional.empty(), complaint(failure));
    }

    private String complaint(Failure failure) {
      return switch (failure) {
        case Failure.Unavailable missing -> code + " cannot be started: " + missing.missing();
        case Failure.OutOfTime late -> name + " did not say its version in " + late.limit();
        case Failure.OutOfMemory f -> silent(f);
        case Failure.Lost f -> silent(f);
        case Failure.NotConverged f -> silent(f);
        case Failure.Crashed f -> silent(f);
        case Failure.Unreadable f -> silent(f);
        case Failure.Unphysical f -> silent(f);
        case Failure.GeometryRefused f -> silent(f);
      };
    }

    private String silent(Failure failure) {
      return name + " did not say its version: " + failure.words();
    }
  }

  /** The version in what a program said. */
  static Optional<String> version(OutputText text, Pattern pattern) {
    return text.first(pattern).map(VersionQuestion::firstGroup);
  }

  private static String firstGroup(Matcher match) {
    return IntStream.rangeClosed(1, match.groupCount())
        .mapToObj(match::group)
        .filter(group -> group != null)
        .findFirst()
        .orElseThrow();
  }
}
