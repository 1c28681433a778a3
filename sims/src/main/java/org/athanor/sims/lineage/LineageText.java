package org.athanor.sims.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Ending;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.sims.lineage.Lineage.Fit;
import org.athanor.sims.lineage.Lineage.Label;
import org.athanor.sims.lineage.Lineage.Try;
import org.athanor.sims.status.Format;
import org.athanor.sims.status.Words;

/** A lineage in lines for people. */
final class LineageText {
  private LineageText() {}

  static List<String> of(Lineage lineage) {
    List<String> lines = new ArrayList<>();
    lines.add("structure  " + lineage.candidate());
    lineage.parents().forEach(parent -> lines.add("from       " + parent));
    lines.add("walk       " + walk(lineage.walk()));
    lines.add("moved      " + motion(lineage.walk().motion()));
    lines.add(
        lineage
            .home()
            .map(
                home ->
                    "taken      at step "
                        + home.step()
                        + ", "
                        + home.atoms()
                        + " atoms; the walk "
                        + ending(home.ending())
                        + "; home "
                        + Format.instant(home.at())
                        + " by "
                        + home.explorer())
            .orElse("taken      not yet: the walk is not home"));
    lineage
        .judgement()
        .ifPresent(
            one ->
                lines.add(
                    "judged     "
                        + verdict(one.verdict())
                        + "; novelty "
                        + Format.figures(one.novelty(), 4)
                        + lineage
                            .threshold()
                            .map(least -> " (threshold " + Format.plain(least, 4) + ")")
                            .orElse("")
                        + ", gain "
                        + Format.figures(one.gain(), 4)));
    lines.addAll(
        lineage.label().map(LineageText::label).orElse(List.of("label      none asked for")));
    lineage.fits().forEach(fit -> lines.add("fit        " + fit(fit)));
    return lines;
  }

  private static String walk(Walk walk) {
    return walk.id()
        + ", "
        + walk.arm().name().toLowerCase(Locale.ROOT)
        + ", from "
        + walk.phase()
        + " at "
        + Format.plain(walk.pressureGPa(), 6)
        + " GPa, seed "
        + walk.seed();
  }

  static String motion(Motion motion) {
    return switch (motion) {
      case Motion.Perturbed one ->
          "strained up to " + one.strain() + " and rattled up to " + one.rattle() + " Å at random";
      case Motion.Strained one -> "strained up to " + one.strain() + " on " + driver(one.driver());
      case Motion.Dynamics one ->
          "dynamics at "
              + Format.plain(one.temperature(), 6)
              + " K, "
              + bias(one.bias())
              + ", on "
              + driver(one.driver());
    };
  }

  static String driver(Driver driver) {
    return switch (driver) {
      case Driver.Fitted fitted -> "potential version " + fitted.version();
      case Driver.Given given -> given.spec();
    };
  }

  private static String bias(Bias bias) {
    return switch (bias) {
      case Bias.None _ -> "without bias";
      case Bias.LocalEntropy entropy ->
          "local-entropy bias of " + Format.plain(entropy.strength(), 6) + " eV";
    };
  }

  static String ending(Ending ending) {
    return switch (ending) {
      case Ending.Completed _ -> "went its whole length";
      case Ending.Guarded guarded ->
          Words.of(ending)
              + ", "
              + Format.figures(guarded.value(), 4)
              + " against "
              + Format.figures(guarded.limit(), 4)
              + ", at step "
              + guarded.step();
      case Ending.NotRelaxed failed -> Words.of(ending) + ": " + failed.detail();
      case Ending.Crashed crashed -> Words.of(ending) + ": " + crashed.detail();
    };
  }

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> "accepted";
      case Verdict.Exempt _ -> "eligible whatever its novelty";
      case Verdict.Familiar _ -> "familiar";
      case Verdict.Duplicate duplicate -> "a duplicate of " + duplicate.of();
      case Verdict.Refused refused -> "refused: " + refused.reason();
    };
  }

  private static List<String> label(Label label) {
    List<String> lines = new ArrayList<>();
    lines.add("label      " + label.id().digest() + ", asked for in round " + label.round());
    label.tries().forEach(one -> lines.add("try " + one.attempt() + "      " + end(one)));
    if (label.recalled()) {
      lines.add("recalled   out of the cache");
    }
    label.givenUp().ifPresent(why -> lines.add("given up   " + oneLine(why.words())));
    return lines;
  }

  private static String end(Try one) {
    return one.labeler()
        + one.end()
            .map(
                end ->
                    ": "
                        + end.failure().map(why -> oneLine(why.words())).orElse("labelled")
                        + ", "
                        + Format.seconds(end.cost().seconds())
                        + " on "
                        + end.cost().cores()
                        + " cores, "
                        + Format.instant(end.at()))
            .orElse(": under way since " + Format.instant(one.begun()));
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ");
  }

  private static String fit(Fit fit) {
    StringBuilder words = new StringBuilder("version " + fit.version());
    words.append(fit.heldOut() ? ", held out" : ", fitted to it");
    fit.weight().ifPresent(w -> words.append(" with weight ").append(Format.figures(w, 3)));
    fit.energyError()
        .ifPresent(e -> words.append(": energy ").append(Format.figures(e, 3)).append(" meV/atom"));
    return words
        .append(fit.energyError().isPresent() ? ", forces " : ": forces ")
        .append(Format.figures(fit.forceRmse(), 3))
        .append(" meV/Å")
        .toString();
  }
}
