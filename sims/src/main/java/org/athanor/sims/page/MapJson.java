package org.athanor.sims.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.athanor.protocol.label.LabelRequest;
import org.athanor.protocol.library.Selection;
import org.athanor.sims.status.Chronicle;
import org.athanor.sims.status.Format;

/**
 * Schema {@code athanor/page-map} version 1 (docs/commands.md): the structures that labels were
 * asked for, by the principal components of their mean fingerprints.
 */
final class MapJson {
  private static final int MOST = 3000;

  private MapJson() {}

  static ObjectNode of(Chronicle chronicle, Means means) {
    List<LabelRequest> all = LabelsJson.requests(chronicle).toList();
    int every = Math.ceilDiv(Math.max(1, all.size()), MOST);
    List<Selection> shown = new ArrayList<>();
    for (int k = 0; k < all.size(); k += every) {
      shown.add(all.get(k).selection());
    }
    ObjectNode json = Json.document("athanor/page-map");
    json.put("structures", all.size());
    Columns columns = new Columns();
    if (!shown.isEmpty()) {
      String settings = chronicle.campaign().settings();
      Principal principal =
          Principal.of(shown.stream().map(one -> means.of(one, settings)).toList());
      json.put("firstShare", principal.shares().first());
      json.put("secondShare", principal.shares().second());
      for (int k = 0; k < shown.size(); k++) {
        add(columns, shown.get(k), principal.places().get(k));
      }
    }
    return columns.addTo(json);
  }

  private static void add(Columns columns, Selection selection, Principal.Place place) {
    columns.words("candidate", selection.candidate().toString());
    columns.words("arm", Format.word(selection.arm()));
    columns.words("phase", selection.phase());
    columns.number("first", place.first());
    columns.number("second", place.second());
  }
}
