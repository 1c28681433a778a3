package org.athanor.sims.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.athanor.protocol.Message;

/** The floor plan of the house: what may stand in each room, and who may know whom. */
@AnalyzeClasses(
    packages = "org.athanor",
    importOptions = {ImportOption.DoNotIncludeTests.class, RoomsTest.NoTestJars.class})
class RoomsTest {
  /** The generated classes of the .proto schemas, named by protoc. */
  private static final String WIRE = "org.athanor.persistence.wire..";

  private static final String CONFIG = "com.typesafe.config..";

  /** Functions whose last bit hangs on the machine. */
  private static final Set<String> INEXACT =
      Set.of(
          "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "exp", "expm1", "log", "log10",
          "log1p", "pow", "cbrt", "hypot", "sinh", "cosh", "tanh");

  /** Leaves out the contracts that are published as a test-jar. */
  static final class NoTestJars implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar");
    }
  }

  @ArchTest
  static final ArchRule POTENTIALS_KNOW_NUMBERS_ONLY =
      classes()
          .that()
          .resideInAPackage("org.athanor.potentials..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.athanor.potentials..",
              "java..",
              "jdk.incubator.vector..",
              "org.apache.commons.math3..",
              "org.apache.commons.rng..",
              "org.ejml..");

  @ArchTest
  static final ArchRule POTENTIALS_TOUCH_NO_FILE_AND_NO_NETWORK =
      noClasses()
          .that()
          .resideInAPackage("org.athanor.potentials..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.sql..");

  @ArchTest static final ArchRule PROTOCOL_KNOWS_POTENTIALS = room("protocol", "potentials");

  @ArchTest
  static final ArchRule PERSISTENCE_KNOWS_PROTOCOL = room("persistence", "protocol", "potentials");

  @ArchTest static final ArchRule ACTORS_KNOW_PROTOCOL = room("actors", "protocol", "potentials");

  @ArchTest
  static final ArchRule CONFIG_KNOWS_ACTORS = room("config", "actors", "protocol", "potentials");

  /** But for messages: who is asked has to name whom it answers, and a talk goes both ways. */
  @ArchTest
  static final ArchRule NO_CYCLES =
      slices()
          .matching("org.athanor.(**)")
          .should()
          .beFreeOfCycles()
          .ignoreDependency(
              JavaClass.Predicates.assignableTo(Message.class),
              JavaClass.Predicates.assignableTo(Message.class));

  @ArchTest
  static final ArchRule PLAIN_NAMES =
      noClasses()
          .that()
          .resideOutsideOfPackage(WIRE)
          .should()
          .haveNameMatching(
              ".*[.$](I[A-Z]\\w*|Abstract[A-Z]?\\w*|Base([A-Z]\\w*)?|\\w*(Manager|Helper|Utils?|Impl))");

  @ArchTest
  static final ArchRule ACTORS_TOUCH_NO_FILE_AND_NO_NETWORK =
      noClasses()
          .that()
          .resideInAPackage("org.athanor.actors..")
          .should()
          .dependOnClassesThat(
              describe(
                  "belong to files, sockets, databases or processes", RoomsTest::touchesTheWorld));

  @ArchTest
  static final ArchRule ACTORS_NEVER_BLOCK =
      noClasses()
          .that()
          .resideInAPackage("org.athanor.actors..")
          .should()
          .accessTargetWhere(
              calls("blocks a thread", Thread.class, Set.of("sleep", "join"))
                  .or(calls("blocks a thread", Object.class, Set.of("wait")))
                  .or(
                      calls(
                          "blocks a thread",
                          java.util.concurrent.CompletableFuture.class,
                          Set.of("get", "join")))
                  .or(calls("blocks a thread", java.util.concurrent.Future.class, Set.of("get"))));

  @ArchTest
  static final ArchRule NOBODY_SLEEPS =
      noClasses().should().accessTargetWhere(calls("sleeps", Thread.class, Set.of("sleep")));

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_EXITS =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.athanor.sims.cli..")
          .should()
          .accessTargetWhere(
              calls("ends the process", System.class, Set.of("exit"))
                  .or(calls("ends the process", Runtime.class, Set.of("exit", "halt"))));

  /** Persistence and the wiring compose what Akka is told; keys of a campaign are read by one. */
  @ArchTest
  static final ArchRule ONLY_CONFIG_READS_KEYS =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.athanor.config..",
              "org.athanor.persistence..",
              "org.athanor.sims.run..",
              "org.athanor.sims.cluster..",
              "org.athanor.sims.join..",
              "org.athanor.sims.page..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CONFIG);

  @ArchTest
  static final ArchRule PHYSICS_HAS_THE_SAME_BITS_EVERYWHERE =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.athanor.potentials..",
              "org.athanor.protocol..",
              "org.athanor.persistence..",
              "org.athanor.actors..",
              "org.athanor.config..",
              "org.athanor.sims.dynamics..",
              "org.athanor.sims.phases..",
              "org.athanor.sims.properties..",
              "org.athanor.sims.reference..",
              "org.athanor.sims.relaxation..",
              "org.athanor.sims.run..",
              "org.athanor.sims.strength..",
              "org.athanor.sims.walk..")
          .should()
          .accessTargetWhere(calls("has other last bits on other machines", Math.class, INEXACT));

  private static boolean touchesTheWorld(JavaClass type) {
    // What an engine may throw is no file.
    return !type.isEquivalentTo(java.io.UncheckedIOException.class)
        && !type.isEquivalentTo(java.io.Serializable.class)
        && (Set.of("java.io", "java.net", "java.sql").contains(type.getPackageName())
            || type.getPackageName().startsWith("java.nio")
            || type.isEquivalentTo(Process.class)
            || type.isEquivalentTo(ProcessBuilder.class)
            || type.isEquivalentTo(Runtime.class));
  }

  /** A room, and whom of ours it may know beside itself. */
  private static ArchRule room(String name, String... others) {
    Set<String> known = Set.of(others);
    return noClasses()
        .that()
        .resideInAPackage("org.athanor." + name + "..")
        .should()
        .dependOnClassesThat(
            describe(
                "are of ours, but not in " + name + " or " + known,
                type -> {
                  String[] path = type.getPackageName().split("\\.", -1);
                  return path.length > 2
                      && path[1].equals("athanor")
                      && !path[2].equals(name)
                      && !known.contains(path[2]);
                }));
  }

  private static DescribedPredicate<JavaAccess<?>> calls(
      String description, Class<?> owner, Set<String> names) {
    return describe(
        description,
        access ->
            access.getTargetOwner().isEquivalentTo(owner)
                && names.contains(access.getTarget().getName()));
  }

  /** So that no rule holds because nothing was looked at. */
  @ArchTest
  static final ArchRule ALL_ROOMS_ARE_THERE =
      classes()
          .that(describe("lie in the house", (JavaClass type) -> true))
          .should()
          .resideInAnyPackage(
              "org.athanor.potentials..",
              "org.athanor.protocol..",
              "org.athanor.persistence..",
              "org.athanor.actors..",
              "org.athanor.config..",
              "org.athanor.sims..");
}
