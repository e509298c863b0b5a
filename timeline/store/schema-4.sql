-- Version 4: what claims, events and links are in full stands in blocks, some records together,
-- deflated: a fifth of the room, and of what each build writes.

-- The records of a kind ("claims") in the order of the timeline, from position `first` on: lines of
-- JSON, deflated; a single one that an earlier version wrote is as it was.
CREATE TABLE blocks (
    kind    TEXT NOT NULL,
    first   INTEGER NOT NULL,
    records BLOB NOT NULL,
    PRIMARY KEY (kind, first)
) STRICT;
INSERT INTO blocks SELECT 'claims', position, record FROM claims ORDER BY position;
INSERT INTO blocks SELECT 'events', position, record FROM events ORDER BY position;
INSERT INTO blocks SELECT 'links', position, record FROM links ORDER BY position;

ALTER TABLE claims DROP COLUMN record;
ALTER TABLE events DROP COLUMN record;
ALTER TABLE links DROP COLUMN record;
