package org.athanor.sims.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void ctrlCDuringTheStartIsHeardAfterIt() throws Exception {
    Thread.currentThread().interrupt();
    ActorSystem<Object> system = Stage.open(Behaviors.empty(), ConfigFactory.empty());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(system.getWhenTerminated().toCompletableFuture().isDone()).isFalse();
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Test
  void settingsThatWillNotDoAreSaidAsTheyAre() {
    assertThatThrownBy(
            () ->
                Stage.open(Behaviors.empty(), ConfigFactory.parseString("akka.loglevel = [1, 2]")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("loglevel");
  }
}
