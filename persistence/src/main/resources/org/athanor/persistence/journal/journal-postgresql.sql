CREATE TABLE journal_owner (
  single BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (single),
  version INTEGER NOT NULL,
  journal UUID NOT NULL,
  epoch BIGINT NOT NULL,
  holder TEXT NOT NULL
);
CREATE TABLE event_journal (
  ordering BIGINT GENERATED ALWAYS AS IDENTITY UNIQUE,
  deleted BOOLEAN DEFAULT FALSE NOT NULL,
  persistence_id TEXT NOT NULL,
  sequence_number BIGINT NOT NULL,
  writer TEXT NOT NULL,
  write_timestamp BIGINT NOT NULL,
  adapter_manifest TEXT NOT NULL,
  event_payload BYTEA NOT NULL,
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest TEXT NOT NULL,
  meta_payload BYTEA,
  meta_ser_id INTEGER,
  meta_ser_manifest TEXT,
  PRIMARY KEY (persistence_id, sequence_number)
);
CREATE TABLE event_seal (
  persistence_id TEXT NOT NULL,
  first_event BIGINT NOT NULL,
  last_event BIGINT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (persistence_id, first_event)
);
CREATE TABLE snapshot (
  persistence_id TEXT NOT NULL,
  sequence_number BIGINT NOT NULL,
  created BIGINT NOT NULL,
  snapshot_ser_id INTEGER NOT NULL,
  snapshot_ser_manifest TEXT NOT NULL,
  snapshot_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest TEXT,
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
)
