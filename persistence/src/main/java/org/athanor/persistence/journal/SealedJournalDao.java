package org.athanor.persistence.journal;

import akka.persistence.jdbc.config.JournalConfig;
import akka.persistence.jdbc.journal.dao.DefaultJournalDao;
import akka.persistence.jdbc.journal.dao.JournalTables.JournalAkkaSerializationRow;
import akka.serialization.Serialization;
import akka.stream.Materializer;
import java.nio.file.Path;
import java.util.List;
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
    seal =
        SealFile.open(
            Path.of(serialization.system().settings().config().getString(Journal.DIRECTORY)));
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

  private static List<Seal> seals(Seq<Tuple2<JournalAkkaSerializationRow, Set<String>>> rows) {
    return Seal.all(
        CollectionConverters.asJava(rows).stream().map(row -> EventRow.of(row._1())).toList());
  }
}
