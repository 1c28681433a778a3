package org.athanor.persistence.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.athanor.persistence.codec.Contents;
import org.athanor.persistence.codec.Examples;
import org.athanor.potentials.fingerprint.FingerprintSettings;
import org.athanor.potentials.fingerprint.Orbitals;
import org.athanor.protocol.Message;
import org.athanor.protocol.campaign.CampaignEvent.CampaignEnded;
import org.athanor.protocol.campaign.CampaignEvent.PotentialFitted;
import org.athanor.protocol.campaign.FitterMessage;
import org.athanor.protocol.campaign.StopPoint;
import org.athanor.protocol.campaign.SupervisorMessage;
import org.athanor.protocol.label.Cost;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelOutcome;
import org.athanor.protocol.label.LabeledStructure;
import org.athanor.protocol.label.LabelerMessage;
import org.athanor.protocol.label.LabelerPoolMessage;
import org.athanor.protocol.library.LibrarianMessage;
import org.athanor.protocol.library.LibraryEvent.WalkArrived;
import org.athanor.protocol.matching.LabelWeight;
import org.athanor.protocol.matching.MatcherMessage;
import org.athanor.protocol.walk.ExplorerMessage;
import org.athanor.protocol.walk.Guards;
import org.athanor.protocol.walk.WalkId;
import org.athanor.protocol.walk.WalkSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KryoSerializerTest {
  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Serialization SERIALIZATION =
      SerializationExtension.get(Adapter.toClassic(KIT.system()));
  private static final Set<Class<?>> FAMILIES =
      Set.of(
          ExplorerMessage.class,
          LibrarianMessage.class,
          LabelerMessage.class,
          LabelerPoolMessage.class,
          FitterMessage.class,
          MatcherMessage.class,
          SupervisorMessage.class,
          SupervisorMessage.CampaignOver.class);

  @AfterAll
  static void stop() {
    KIT.shutdownTestKit();
  }

  @Test
  void everyMessageComesBack() throws ReflectiveOperationException {
    Set<String> shown = new TreeSet<>();
    for (Message message : messages()) {
      byte[] bytes = SERIALIZATION.serialize(message).get();
      assertThat(SERIALIZATION.findSerializerFor(message).identifier())
          .isEqualTo(KryoSerializer.IDENTIFIER);
      assertThat(SERIALIZATION.deserialize(bytes, KryoSerializer.IDENTIFIER, "").get())
          .isEqualTo(message);
      shown.addAll(Contents.of(message));
    }
    Set<String> wanted = new TreeSet<>();
    FAMILIES.forEach(family -> wanted.addAll(Contents.possible(family)));
    wanted.removeIf(name -> name.contains("Orbitals."));
    wanted.removeAll(shown);
    assertThat(wanted).as("what no message here shows").isEmpty();
  }

  @Test
  void whatMayBeInAMessageIsRegistered() {
    Set<String> registered = new TreeSet<>();
    for (Class<?> type : Registered.TYPES) {
      registered.addAll(type.isEnum() ? Contents.possible(type) : Set.of(type.getName()));
    }
    Set<String> wanted = new TreeSet<>();
    FAMILIES.forEach(family -> wanted.addAll(Contents.possible(family)));
    wanted.removeAll(registered);
    assertThat(wanted).as("to be added at the end of Registered.TYPES").isEmpty();
    assertThat(Registered.TYPES).doesNotHaveDuplicates();
  }

  @Test
  void anyListGoesInAnUnmodifiableOneComesOut() {
    List<LabeledStructure> labels = new ArrayList<>(List.of(labeled(), labeled(), labeled()));
    FitterMessage.Fit fit =
        new FitterMessage.Fit(1, List.of(labels.subList(0, 2), new ArrayList<>()), probe());
    FitterMessage.Fit back = (FitterMessage.Fit) copy(fit);
    assertThat(back).isEqualTo(fit);
    assertThatThrownBy(() -> back.rounds().getFirst().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void whatIsNotRegisteredIsRefused() {
    KryoSerializer serializer =
        (KryoSerializer) SERIALIZATION.serializerByIdentity().apply(KryoSerializer.IDENTIFIER);
    assertThatThrownBy(() -> serializer.toBinary(new HashSet<>(List.of(new StringBuilder("x")))))
        .hasMessageContaining("not registered");
    assertThatThrownBy(() -> serializer.fromBinaryJava(new byte[] {(byte) 0xff, 0x1f}, null))
        .hasMessageContaining("unregistered");
  }

  private static Object copy(Message message) {
    byte[] bytes = SERIALIZATION.serialize(message).get();
    return SERIALIZATION.deserialize(bytes, KryoSerializer.IDENTIFIER, "").get();
  }

  private static <T> ActorRef<T> probe() {
    return KIT.<T>createTestProbe().getRef();
  }

  private static LabeledStructure labeled() {
    return new LabeledStructure(Examples.ID, Examples.selection(), Examples.LABELS);
  }

  private static List<Message> messages() {
    List<Message> all = new ArrayList<>();
    WalkSettings settings =
        new WalkSettings(
            500,
            50,
            1.5,
            0.01,
            new Guards(0.5, 5000, 60, 0.6, 1.6, Optional.of(new Guards.GradeGuard(10.5, 20))),
            new FingerprintSettings(5, 50, Orbitals.SP, true));
    Examples.WALKS.forEach(
        walk ->
            all.add(
                new ExplorerMessage.StartWalk(
                    walk, settings, Optional.of("v1"), Optional.of(Examples.SEEN))));
    Examples.GIVEN.forEach(
        walk ->
            all.add(
                new ExplorerMessage.StartWalk(walk, settings, Optional.empty(), Optional.empty())));
    WalkId id = new WalkId(3, 17);
    all.add(new ExplorerMessage.WalkStored(id));
    all.add(new LibrarianMessage.AwaitRound(3, Examples.WALKS, Examples.QUOTAS, 5, probe()));
    Stream<Object> examples = Examples.all().values().stream();
    examples.forEach(event -> addFrom(event, all));
    all.add(new LabelerPoolMessage.LabelRound(3, List.of(Examples.selection()), probe()));
    all.add(new LabelerPoolMessage.RequestLabel("node-a/1", probe()));
    all.add(new LabelerPoolMessage.KeepLabel(Examples.ID, 2, "node-a/1"));
    LabelOutcome labels = new LabelOutcome.Labeled(Examples.LABELS);
    all.add(new LabelerPoolMessage.DeliverLabel(Examples.ID, 2, labels, 1.5, probe()));
    all.add(new LabelerMessage.LabelStored(Examples.ID, 2));
    all.add(new FitterMessage.Fit(1, List.of(List.of(labeled())), probe()));
    LabelWeight weight = new LabelWeight(Examples.selection().candidate(), 0.75);
    all.add(
        new FitterMessage.Tune(
            1,
            Optional.of("v0"),
            List.of(List.of(labeled())),
            List.of(weight),
            0.5,
            List.of(weight.candidate()),
            probe()));
    all.add(new MatcherMessage.Match(2, Optional.empty(), List.of(Examples.selection()), probe()));
    all.add(
        new SupervisorMessage.RoundWeighed(2, List.of(weight), 0.25, List.of(weight.candidate())));
    all.add(new SupervisorMessage.MatchFailed(2, "the pool says nothing of C44"));
    all.add(new SupervisorMessage.RequestWalk("node-a/2", probe()));
    all.add(new SupervisorMessage.KeepWalk(id, "node-a/2"));
    all.add(new SupervisorMessage.RoundExpected(3, Set.of(id, new WalkId(3, 18))));
    all.add(new SupervisorMessage.WalkHome(id));
    all.add(new SupervisorMessage.RoundChosen(3, List.of(Examples.selection())));
    all.add(new SupervisorMessage.RoundLabeled(3, List.of(labeled())));
    all.add(new SupervisorMessage.FitFailed(2, "singular"));
    all.add(new SupervisorMessage.AwaitEnd(probe()));
    all.add(new SupervisorMessage.CampaignOver(new SupervisorMessage.Outcome.Stuck("no pw.x")));
    all.add(new SupervisorMessage.Stop(StopPoint.LABELS, "ann@atlas"));
    all.add(new SupervisorMessage.Stop(StopPoint.NOW, "ann@atlas"));
    all.add(new SupervisorMessage.LabelsHome());
    all.add(
        new SupervisorMessage.CampaignOver(
            new SupervisorMessage.Outcome.Stopped(StopPoint.ROUND, "ann@atlas")));
    all.add(new LabelerPoolMessage.Close(probe()));
    all.add(new LabelerPoolMessage.Reconsider("a = 2"));
    all.add(new SupervisorMessage.Reconfigure("a = 2", "ann@atlas", probe()));
    all.add(new SupervisorMessage.Reconfigured(Optional.of("it has ended")));
    all.addAll(toThemselves());
    return all;
  }

  private static List<Message> toThemselves() {
    WalkId id = new WalkId(3, 17);
    return List.of(
        new ExplorerMessage.EngineReturned(id, Optional.empty()),
        new ExplorerMessage.EngineFailed(id, "out of memory"),
        new ExplorerMessage.Pulse(),
        new LibrarianMessage.Judge(),
        new LabelerMessage.Pulse(),
        new LabelerMessage.ReferenceReturned(
            Examples.ID, 1, new LabelOutcome.Labeled(Examples.LABELS), new Cost(1.5, 4)),
        new LabelerPoolMessage.RoundLookedUp(
            new LabelerPoolMessage.LabelRound(3, List.of(Examples.selection()), probe()),
            List.of(new LabelerPoolMessage.Recalled(Examples.ID, Examples.LABELS))),
        new LabelerPoolMessage.Recover(),
        new LabelerPoolMessage.CheckLabels(),
        new LabelerPoolMessage.LabelerGone("node-a/1"),
        new SupervisorMessage.Begin(),
        new SupervisorMessage.Proceed(),
        new SupervisorMessage.CheckWalks(),
        new SupervisorMessage.ExplorerGone("node-a/2"));
  }

  /** Messages that carry what an event carries. */
  private static void addFrom(Object event, List<Message> all) {
    switch (event) {
      case WalkArrived arrived ->
          all.add(new LibrarianMessage.DeliverWalk(arrived.outcome(), "node-a/2", probe()));
      case LabelingFailed failed -> {
        LabelOutcome outcome =
            new LabelOutcome.Failed(failed.failure(), Optional.of(failed.cost()), failed.kept());
        all.add(new LabelerPoolMessage.DeliverLabel(Examples.ID, 1, outcome, 0.5, probe()));
        all.add(
            new LabelerMessage.StartLabel(
                Examples.ID, Examples.STRUCTURE, 2, List.of(failed.failure())));
      }
      case PotentialFitted fitted ->
          all.add(
              new SupervisorMessage.Fitted(
                  fitted.version(),
                  fitted.potential(),
                  fitted.report(),
                  fitted.seen(),
                  fitted.tuning()));
      case CampaignEnded ended ->
          all.add(
              new SupervisorMessage.CampaignOver(
                  new SupervisorMessage.Outcome.Complete(ended.reason(), ended.datasetHash())));
      default -> {}
    }
  }
}
