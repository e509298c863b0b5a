-- Version 3: events and claims stand in the order of the timeline, and their indexes have names. A
-- timeline is written as a whole: its rows go to the end of their table, and each index is made of
-- all of them at once. In a tree that grows key by key each row touches pages of its own, the more
-- the larger it is.

DROP INDEX links_source;
DROP INDEX links_target;
ALTER TABLE links RENAME TO old_links;
DROP INDEX claims_article;
DROP INDEX claims_event;
ALTER TABLE claims RENAME TO old_claims;
DROP INDEX events_earliest;
ALTER TABLE events RENAME TO old_events;

CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    label    TEXT NOT NULL,
    type     TEXT NOT NULL,
    status   TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    origins  INTEGER NOT NULL,
    record   BLOB NOT NULL
) STRICT;
INSERT INTO events SELECT position, id, label, type, status, earliest, latest, origins, record
    FROM old_events ORDER BY position;
CREATE UNIQUE INDEX events_id ON events (id);
CREATE INDEX events_earliest ON events (earliest);

CREATE TABLE claims (
    position INTEGER PRIMARY KEY,
    id       TEXT NOT NULL,
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event    TEXT REFERENCES events (id) ON DELETE SET NULL,
    type     TEXT NOT NULL,
    status   TEXT NOT NULL,
    record   BLOB NOT NULL
) STRICT;
INSERT INTO claims SELECT position, id, article, event, type, status, record
    FROM old_claims ORDER BY position;
CREATE UNIQUE INDEX claims_id ON claims (id);
CREATE INDEX claims_article ON claims (article);
CREATE INDEX claims_event ON claims (event);

CREATE TABLE links (
    position INTEGER PRIMARY KEY,
    source   TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    target   TEXT NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    score    REAL NOT NULL,
    record   BLOB NOT NULL
) STRICT;
INSERT INTO links SELECT position, source, target, kind, score, record
    FROM old_links ORDER BY position;
CREATE INDEX links_source ON links (source);
CREATE INDEX links_target ON links (target);

DROP TABLE old_links;
DROP TABLE old_claims;
DROP TABLE old_events;
