package org.athanor.persistence.journal;

import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import slick.jdbc.JdbcBackend;
import slick.jdbc.JdbcProfile;

/**
 * Writes events as the plugin does, and seals them after the commit, before they are acknowledged.
 */
public final class SealedJournalDao extends DefaultJournalDao {
  /** The setting that says where the journal lies. */
  static final String DIRECTORY = "athanor.journal.directory";

  private final SealFile seal;

  /** Called by akka-persistence-jdbc, with these arguments in this order. */
  public SealedJournalDao(
      JdbcBackend.DatabaseDef db,
      JdbcProfile profile,
      JournalConfig journalConfig,
      Serialization serialization,
      ExecutionContext ec,
      Materializer mat) {
    super(db, profile, journalConfig, serialization, ec, mat);
    seal = SealFile.open(Path.of(serialization.system().settings().config().getString(DIRECTORY)));
    serialization.system().registerOnTermination(seal::close);
  }

  @Override
  public Future<BoxedUnit> writeJournalRows(
      Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    return super.writeJournalRows(rows)
        .map(
            committed -> {
              seal.add(seals(rows));
              return committed;
            },
            ec());
  }

  /** The rows of one commit, by entity: for each, consecutive events. */
  private static List<Seal> seals(Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    Map<String, List<EventRow>> entities = new LinkedHashMap<>();
    for (Tuple2<JournalAkkaSerializationRow, Set<String>> row : CollectionConverters.asJava(rows)) {
      EventRow event = EventRow.of(row._1());
      entities.computeIfAbsent(event.persistenceId(), id -> new ArrayList<>()).add(event);
    }
    return entities.values().stream().map(Seal::of).toList();
  }
}
