package org.athanor.sims.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.athanor.protocol.library.Judgement;
import org.athanor.protocol.library.Verdict;
import org.athanor.protocol.walk.Bias;
import org.athanor.protocol.walk.Driver;
import org.athanor.protocol.walk.Motion;
import org.athanor.protocol.walk.Walk;
import org.athanor.sims.lineage.Lineage.End;
import org.athanor.sims.lineage.Lineage.Fit;
import org.athanor.sims.lineage.Lineage.Home;
import org.athanor.sims.lineage.Lineage.Label;
import org.athanor.sims.lineage.Lineage.Try;

/** A lineage as JSON, schema {@code athanor/lineage} version 1; what is not known is null. */
final class LineageJson {
  private LineageJson() {}

  static ObjectNode of(Lineage lineage) {
    ObjectNode json = object().put("schema", "athanor/lineage").put("version", 1);
    json.put("candidate", lineage.candidate().toString());
    json.set("walk", walk(lineage.walk()));
    json.set("home", lineage.home().map(LineageJson::home).orElse(null));
    json.set("judgement", lineage.judgement().map(LineageJson::judgement).orElse(null));
    json.put("threshold", lineage.threshold().orElse(null));
    json.set("label", lineage.label().map(LineageJson::label).orElse(null));
    lineage.parents().forEach(json.putArray("parents")::add);
    ArrayNode fits = json.putArray("fits");
    lineage.fits().forEach(fit -> fits.add(fit(fit)));
    return json;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode walk(Walk walk) {
    Optional<Motion.Dynamics> dynamics =
        walk.motion() instanceof Motion.Dynamics one ? Optional.of(one) : Optional.empty();
    return object()
        .put("arm", walk.arm().name().toLowerCase(Locale.ROOT))
        .put("phase", walk.phase())
        .put("pressureGPa", walk.pressureGPa())
        .put("seed", walk.seed())
        .put("motion", LineageText.motion(walk.motion()))
        .put("temperatureK", dynamics.map(Motion.Dynamics::temperature).orElse(null))
        .put("biasEV", dynamics.map(one -> strength(one.bias())).orElse(null))
        .put("version", walk.driver().flatMap(LineageJson::version).orElse(null))
        .put("potential", walk.driver().map(LineageText::driver).orElse(null));
  }

  private static double strength(Bias bias) {
    return switch (bias) {
      case Bias.None _ -> 0;
      case Bias.LocalEntropy entropy -> entropy.strength();
    };
  }

  private static Optional<Integer> version(Driver driver) {
    return switch (driver) {
      case Driver.Fitted fitted -> Optional.of(fitted.version());
      case Driver.Given _ -> Optional.empty();
    };
  }

  private static ObjectNode home(Home home) {
    return object()
        .put("step", home.step())
        .put("atoms", home.atoms())
        .put("ending", LineageText.ending(home.ending()))
        .put("explorer", home.explorer())
        .put("at", home.at().toString());
  }

  private static ObjectNode judgement(Judgement one) {
    Optional<String> duplicate =
        one.verdict() instanceof Verdict.Duplicate of
            ? Optional.of(of.of().toString())
            : Optional.empty();
    return object()
        .put("verdict", LineageText.verdict(one.verdict()))
        .put("eligible", one.verdict().eligible())
        .put("duplicateOf", duplicate.orElse(null))
        .put("novelty", one.novelty())
        .put("gain", one.gain());
  }

  private static ObjectNode label(Label label) {
    ObjectNode json =
        object()
            .put("id", label.id().digest())
            .put("round", label.round())
            .put("there", label.isThere())
            .put("recalled", label.recalled())
            .put("givenUp", label.givenUp().map(why -> why.words()).orElse(null));
    ArrayNode tries = json.putArray("tries");
    label.tries().forEach(one -> tries.add(attempt(one)));
    return json;
  }

  private static ObjectNode attempt(Try one) {
    Optional<End> end = one.end();
    return object()
        .put("attempt", one.attempt())
        .put("labeler", one.labeler())
        .put("begun", one.begun().toString())
        .put("ended", end.map(last -> last.at().toString()).orElse(null))
        .put("seconds", end.map(last -> last.cost().seconds()).orElse(null))
        .put("cores", end.map(last -> last.cost().cores()).orElse(null))
        .put("failure", end.flatMap(End::failure).map(why -> why.words()).orElse(null));
  }

  private static ObjectNode fit(Fit fit) {
    return object()
        .put("version", fit.version())
        .put("heldOut", fit.heldOut())
        .put("weight", boxed(fit.weight()))
        .put("energyErrorMeVPerAtom", boxed(fit.energyError()))
        .put("forceRmseMeVPerAngstrom", fit.forceRmse());
  }

  private static Double boxed(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
