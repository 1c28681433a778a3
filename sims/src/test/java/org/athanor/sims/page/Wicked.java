package org.athanor.sims.page;

import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.label.Failure;
import org.athanor.protocol.label.LabelEvent;
import org.athanor.protocol.label.LabelEvent.LabelRecalled;
import org.athanor.protocol.label.LabelEvent.LabelingFailed;
import org.athanor.protocol.label.LabelEvent.LabelingStarted;
import org.athanor.protocol.label.LabelEvent.LabelsRequested;
import org.athanor.protocol.label.LabelEvent.StructureLabeled;
import org.athanor.protocol.label.LabelEvent.StructureQuarantined;
import org.athanor.protocol.label.LabelEvent.StructureRequeued;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Selection;
import org.athanor.sims.status.Story;

/** A story whose names and reasons would be scripts, if somebody took them for HTML. */
final class Wicked {
  static final String PHASE = "<script>document.title='taken'</script>";
  static final String REASON = "<img src=x onerror=\"document.title='taken'\">";

  private Wicked() {}

  static Story.Told told(Story.Told story) {
    List<LabelEvent> labels = new ArrayList<>();
    story.labels().forEach(event -> labels.add(wicked(event)));
    return new Story.Told(story.campaign(), story.library(), labels, story.chronicles());
  }

  private static LabelEvent wicked(LabelEvent event) {
    return switch (event) {
      case LabelsRequested asked ->
          new LabelsRequested(
              asked.round(), asked.requests().stream().map(Wicked::renamed).toList(), asked.at());
      case StructureQuarantined end ->
          new StructureQuarantined(end.id(), new Failure.Crashed(139, REASON), end.at());
      case LabelingStarted start -> start;
      case StructureLabeled label -> label;
      case LabelRecalled label -> label;
      case LabelingFailed failed -> failed;
      case StructureRequeued again -> again;
    };
  }

  private static LabelRequest renamed(LabelRequest request) {
    Selection one = request.selection();
    return new LabelRequest(
        request.id(), new Selection(one.candidate(), one.arm(), PHASE, one.structure()));
  }
}
