package org.athanor.sims.trials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.athanor.protocol.campaign.CampaignEvent.SettingsChanged;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input to {@code run} is refused with one clear message, and nothing is begun. */
@Tag("trial")
class CommandLineTest {
  private static final int BAD_INPUT = 2;

  @TempDir Path home;

  private void refused(String line, String... words) throws IOException {
    Path directory = home.resolve("run");
    Athanor.runHere(Tiny.file(home, line), directory).refused(BAD_INPUT, words);
    assertThat(new History(directory).read().size()).isZero();
  }

  @Test
  void misspeltKeysNameTheNearest() throws IOException {
    refused("explore.presures = [0 GPa]", "explore.presures", "explore.pressures");
    refused("lable.budget = 10", "lable", "label");
    refused("label.reference.stillinger-weber.fle = x", "fle", "file");
  }

  @Test
  void impossibleValuesNameTheirUnit() throws IOException {
    refused("explore.temperatures = [-5 K]", "explore.temperatures", "-5", "K");
    refused("explore.timestep = 1 GPa", "explore.timestep", "GPa", "fs");
    refused("label.budget = many", "label.budget", "many");
    refused("label.seeds = 50", "label.seeds", "40");
    refused("stop.rounds = 1", "stop.rounds", "1");
    refused("explore.pressures = [1 parsec]", "explore.pressures", "parsec", "GPa");
    refused("system.species = [Xx]", "system.species", "Xx");
    refused("system.phases = [{ name = d, prototype = diamand }]", "diamand", "diamond");
    refused("name = \"../up\"", "name", "../up");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Path nowhere = home.resolve("nowhere.conf");
    Athanor.runHere(nowhere, home.resolve("run")).refused(BAD_INPUT, nowhere.toString());
    Athanor.runHere(home, home.resolve("run")).refused(BAD_INPUT, home.toString());
    refused("system.phases = [{ name = mine, file = mine.extxyz }]", "mine.extxyz");
    refused("label.reference.stillinger-weber.file = mine.sw", "mine.sw");
    refused(
        "label.reference { kind = quantum-espresso, quantum-espresso {"
            + " executable = /nowhere/pw.x, pseudopotentials { Si = Si.UPF },"
            + " pseudopotential-directory = /nowhere } }",
        "/nowhere");
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "");
    refused(
        program.settings() + "\nlabel.reference.quantum-espresso.executable = /nowhere/pw.x",
        "/nowhere/pw.x");
    refused(
        program.settings() + "\nlabel.reference.quantum-espresso.executable = /bin/true",
        "/bin/true",
        "Program PWSCF");
  }

  @Test
  void unreadableFilesSayWhere() throws IOException {
    refused("explore { pressures = [", "tiny.conf");
    Files.writeString(home.resolve("short.extxyz"), "2\nLattice=\"5 0 0 0 5 0 0 0 5\"\nSi 0 0 0\n");
    refused("system.phases = [{ name = short, file = short.extxyz }]", "short.extxyz", "atom 2");
    Files.write(home.resolve("noise.extxyz"), new byte[] {(byte) 0xff, 0, 10, 13, (byte) 0xc3});
    refused("system.phases = [{ name = noise, file = noise.extxyz }]", "noise.extxyz");
    Files.writeString(home.resolve("carbon.extxyz"), "1\nLattice=\"5 0 0 0 5 0 0 0 5\"\nC 0 0 0\n");
    refused("system.phases = [{ name = carbon, file = carbon.extxyz }]", "carbon.extxyz", "C");
    Files.writeString(home.resolve("POSCAR"), "silicon\n1.0\nnot a number\n");
    refused("system.phases = [{ name = poscar, file = POSCAR }]", "POSCAR");
  }

  @Test
  void structuresFromFilesAreStartedFrom() throws IOException {
    Files.writeString(
        home.resolve("POSCAR"),
        "silicon\n1.0\n0 2.7 2.7\n2.7 0 2.7\n2.7 2.7 0\nSi\n2\nDirect\n0 0 0\n.25 .25 .25\n");
    Files.writeString(
        home.resolve("mine.extxyz"),
        "2\nLattice=\"0 2.7 2.7 2.7 0 2.7 2.7 2.7 0\"\nSi 0 0 0\nSi 1.35 1.35 1.35\n");
    String rest = "repeat = [2, 1, 1] }]\nlabel { budget = 12, seeds = 8 }\nstop.rounds = 2";
    String[] hashes = new String[2];
    for (int k = 0; k < 2; k++) {
      String name = List.of("POSCAR", "mine.extxyz").get(k);
      Path directory = home.resolve("run-" + k);
      String phases = "system.phases = [{ name = mine, file = " + name + ", " + rest;
      Athanor.runHere(Tiny.file(home, phases), directory).fine();
      hashes[k] = new History(directory).read().hash();
    }
    assertThat(hashes[0]).isEqualTo(hashes[1]);
  }

  @Test
  void wrongOptionsAreRefused() throws IOException {
    Path file = Tiny.file(home);
    Path directory = home.resolve("run");
    Athanor.runHere(file, directory, "--explorers", "0").refused(BAD_INPUT, "--explorers", "0");
    Athanor.runHere(file, directory, "--explorers", "two").refused(BAD_INPUT, "two");
    Athanor.runHere(file, directory, "--explorer", "2").refused(BAD_INPUT, "--explorer");
    Athanor.here("run").refused(BAD_INPUT, "CAMPAIGN.conf");
    Path plain = Files.writeString(home.resolve("plain"), "a file");
    Athanor.runHere(file, plain).refused(BAD_INPUT, plain.toString());
  }

  @Test
  void aChangedSeedIsRefusedAndALargerBudgetGoesOn() throws IOException {
    Path directory = home.resolve("run");
    Athanor.runHere(Tiny.file(home, "label.budget = 20", "stop.rounds = 3"), directory).fine();
    History history = new History(directory).read();
    String before = history.hash();
    int done = history.queue().tally().done();
    Athanor.runHere(Tiny.file(home, "label.budget = 20", "stop.rounds = 3", "seed = 12"), directory)
        .refused(BAD_INPUT, "seed", "11", "12");
    Athanor.runHere(
            Tiny.file(home, "label.budget = 20", "stop.rounds = 3", "fit.cutoff = 5 Å"), directory)
        .refused(BAD_INPUT, "fit", "4", "5");
    assertThat(history.read().hash()).isEqualTo(before);
    Athanor.runHere(Tiny.file(home), directory).fine();
    history.read();
    assertThat(history.campaign()).hasAtLeastOneElementOfType(SettingsChanged.class);
    assertThat(history.queue().tally().done()).isGreaterThan(done + 10);
    assertThat(history.hash()).isNotEqualTo(before);
    assertThat(history.queue().tally().computed()).isEqualTo(history.queue().tally().done());
  }

  @Test
  void aDirectoryInUseNamesItsHolder() throws Exception {
    PwStandIn program = PwStandIn.in(home.resolve("pw"), "sleep 5");
    Path file = Tiny.file(home, program.settings());
    Path directory = home.resolve("run");
    History history = new History(directory);
    try (Athanor holder = Athanor.run(file, directory)) {
      await()
          .atMost(Athanor.PATIENCE)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> history.read().size() > 0);
      Athanor.runHere(file, directory)
          .refused(BAD_INPUT, directory.toString(), "in use", Long.toString(holder.pid()));
      assertThat(holder.isAlive()).isTrue();
      assertThat(history.read().state().ended()).isEmpty();
    }
  }
}
