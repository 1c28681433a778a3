package org.athanor.sims.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.athanor.persistence.journal.CampaignLock;
import org.athanor.sims.cluster.JoinKey;
import org.athanor.sims.doctor.Diagnosis.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where other machines come in, before they do. */
class EntranceExaminationTest {
  @TempDir private Path directory;

  private List<Diagnosis> found(String listen) {
    List<Diagnosis> all = new ArrayList<>();
    new EntranceExamination(listen, directory).examine(all::add);
    assertThat(all).extracting(Diagnosis::topic).containsExactly("entrance", "key");
    return all;
  }

  @Test
  void aFreePortOfThisMachineWillDo() {
    List<Diagnosis> all = found("127.0.0.1:0");
    assertThat(all).extracting(Diagnosis::grade).containsOnly(Grade.PASS);
    assertThat(all.getLast().found()).endsWith("join.key will be made");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPortThatIsTakenIsFoundUnlessTheCampaignItselfRuns() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();
      assertThat(found(listen).getFirst().grade()).isEqualTo(Grade.FAIL);
      assertThat(found(listen).getFirst().found()).contains("machines.listen", listen);
      try (CampaignLock lock = CampaignLock.acquire(directory)) {
        assertThat(lock).isNotNull();
        assertThat(found(listen).getFirst().grade()).isEqualTo(Grade.PASS);
      }
    }
  }

  @Test
  void anAddressOfAnotherMachineIsFound() {
    // TEST-NET-1 (RFC 5737): nobody's.
    assertThat(found("192.0.2.1:25520").getFirst().grade()).isEqualTo(Grade.FAIL);
    assertThat(found("0.0.0.0:25520").getFirst().grade()).isEqualTo(Grade.FAIL);
  }

  @Test
  void aKeyThatOthersMayReadIsFound() throws Exception {
    Path key = JoinKey.in(directory).file();
    assertThat(found("127.0.0.1:0").getLast().grade()).isEqualTo(Grade.PASS);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    Diagnosis open = found("127.0.0.1:0").getLast();
    assertThat(open.grade()).isEqualTo(Grade.FAIL);
    assertThat(open.found()).endsWith("got rw-r-----");
    assertThat(open.remedy().orElseThrow()).startsWith("chmod 600 ");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(key, "no key");
    assertThat(found("127.0.0.1:0").getLast().found()).contains("got something else");
  }
}
