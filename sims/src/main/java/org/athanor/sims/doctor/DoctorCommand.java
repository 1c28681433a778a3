package org.athanor.sims.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.athanor.config.BadConfiguration;
import org.athanor.config.CampaignFile;
import org.athanor.sims.doctor.Diagnosis.Grade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code athanor doctor [CAMPAIGN.conf] [--json]}: a dry run. */
@Command(
    name = "doctor",
    description = {
      "Checks everything that a run needs, and with a campaign file pays for one label (and two more",
      "to hold its forces against its energies). It leaves nothing behind."
    })
public final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "CAMPAIGN.conf",
      description = "the campaign file; only the machine is looked at without one")
  private Optional<Path> campaign;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "where the campaign would live; runs/NAME unless given")
  private Optional<Path> directory;

  @Option(names = "--quick", description = "one label only: forces are not compared with energies")
  private boolean quick;

  @Option(names = "--json", description = "print JSON, schema athanor/doctor")
  private boolean json;

  private final List<Diagnosis> found = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    if (campaign.isPresent() && !Files.exists(campaign.get())) {
      throw new NoSuchFileException(campaign.get().toString());
    }
    new MachineExamination().examine(this::tell);
    new SocketExamination().examine(this::tell);
    for (Examination next : campaign.map(this::ofFile).orElseGet(this::ofPlaceAlone)) {
      next.examine(this::tell);
    }
    long failed = count(Grade.FAIL);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(document().toPrettyString());
    } else {
      out.println(
          count(Grade.PASS)
              + " ok, "
              + count(Grade.WARN)
              + " to know about, "
              + failed
              + " to be mended");
    }
    out.flush();
    return failed == 0 ? 0 : 1;
  }

  private List<Examination> ofPlaceAlone() {
    return List.of(new PlaceExamination("disk", directory.orElse(Path.of("runs"))));
  }

  /** What a file asks for. */
  private List<Examination> ofFile(Path path) {
    CampaignFile file;
    try {
      file = CampaignFile.read(path);
    } catch (BadConfiguration e) {
      tell(Diagnosis.fail("campaign file", e.getMessage(), "correct " + path));
      return ofPlaceAlone();
    }
    tell(Diagnosis.pass("campaign file", path.toString()));
    Path home = directory.orElse(Path.of("runs", file.name()));
    List<Examination> all = new ArrayList<>();
    all.add(new PlaceExamination("disk", home));
    all.add(new PlaceExamination("temporary files", Path.of(System.getProperty("java.io.tmpdir"))));
    file.labelling().cache().ifPresent(cache -> all.add(new PlaceExamination("cache", cache)));
    all.add(new JournalExamination(file, home));
    file.machines().listen().ifPresent(at -> all.add(new EntranceExamination(at, home)));
    all.add(new CampaignExamination(file, home));
    all.add(new WalkExamination(file));
    all.add(new ReferenceExamination(file, home, !quick));
    return all;
  }

  private void tell(Diagnosis diagnosis) {
    found.add(diagnosis);
    if (!json) {
      spec.commandLine().getOut().println(diagnosis.text());
      spec.commandLine().getOut().flush();
    }
  }

  private long count(Grade grade) {
    return found.stream().filter(diagnosis -> diagnosis.grade() == grade).count();
  }

  private ObjectNode document() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("schema", "athanor/doctor");
    document.put("version", 1);
    document.put("ready", count(Grade.FAIL) == 0);
    ArrayNode checks = document.putArray("checks");
    for (Diagnosis diagnosis : found) {
      checks
          .addObject()
          .put("topic", diagnosis.topic())
          .put("grade", diagnosis.grade().name().toLowerCase(Locale.ROOT))
          .put("found", diagnosis.found().strip())
          .put("remedy", diagnosis.remedy().orElse(null));
    }
    return document;
  }
}
