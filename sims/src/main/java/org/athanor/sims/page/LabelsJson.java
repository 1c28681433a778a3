package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelId;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.label.LabelStatus;
import org.athanor.protocol.library.Selection;
import org.athanor.protocol.walk.Walk;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Finding;
import org.athanor.sims.status.Format;

/**
 * Schema {@code athanor/page-labels} version 1 (docs/commands.md): a table by columns, a row for
 * each label that was ever asked for, in canonical order.
 */
final class LabelsJson {
  private final Columns columns = new Columns();
  private final Chronicle chronicle;
  private final Origins origins;
  private final Bills bills;

  private LabelsJson(Chronicle chronicle) {
    this.chronicle = chronicle;
    this.origins = new Origins(chronicle);
    this.bills = new Bills(chronicle);
  }

  static ObjectNode of(Chronicle chronicle) {
    LabelsJson table = new LabelsJson(chronicle);
    requests(chronicle).forEach(table::add);
    return table.columns.addTo(Json.document("athanor/page-labels"));
  }

  /** Every label once, in the order in which it was first asked for. */
  static Stream<LabelRequest> requests(Chronicle chronicle) {
    Map<LabelId, LabelRequest> first = new LinkedHashMap<>();
    chronicle.labels().rounds().stream()
        .map(LabelsRequested::requests)
        .flatMap(List::stream)
        .forEach(request -> first.putIfAbsent(request.id(), request));
    return first.values().stream();
  }

  private void add(LabelRequest request) {
    Selection selection = request.selection();
    Optional<Walk> walk = origins.walk(selection.candidate());
    LabelStatus status = chronicle.labels().entries().get(request.id()).status();
    columns.words("candidate", selection.candidate().toString());
    columns.words("arm", Format.word(selection.arm()));
    columns.words("phase", selection.phase());
    columns.number("round", selection.candidate().walk().round());
    columns.number("atoms", selection.structure().size());
    columns.number("pressureGPa", walk.map(Walk::pressureGPa));
    columns.number("temperatureK", walk.flatMap(Origins::temperature));
    columns.number("biasEV", walk.flatMap(Origins::bias));
    columns.number("novelty", origins.finding(selection.candidate()).map(Finding::novelty));
    columns.words("state", state(status));
    columns.number("seconds", bills.seconds(request.id()));
    columns.number("coreHours", bills.coreHours(request.id()));
    columns.number("failures", bills.failures(request.id()));
    columns.words("reason", reason(status));
  }

  static String state(LabelStatus status) {
    return switch (status) {
      case LabelStatus.Waiting _ -> "waiting";
      case LabelStatus.Running _ -> "running";
      case LabelStatus.Done _ -> "labelled";
      case LabelStatus.Quarantined _ -> "quarantined";
    };
  }

  /** Why it was given up; null unless it was. */
  static String reason(LabelStatus status) {
    return status instanceof LabelStatus.Quarantined given ? given.failure().words() : null;
  }
}
