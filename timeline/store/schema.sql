-- Version 1. A change here is a new file of statements in migrations, never an edit of a version
-- that has been released: stores out there hold it.

-- One row per `timeline build`: what it ran with, and how it ended.
CREATE TABLE runs (
    id        INTEGER PRIMARY KEY,
    version   TEXT NOT NULL,               -- of the package
    rules     TEXT NOT NULL,               -- digest of its code, words and model
    arguments TEXT NOT NULL DEFAULT '{}',
    holder    TEXT NOT NULL DEFAULT '',    -- the process and the machine
    state     TEXT NOT NULL DEFAULT 'running'
              CHECK (state IN ('running', 'done', 'interrupted', 'failed')),
    analysed  INTEGER NOT NULL DEFAULT 0,  -- articles analysed and committed by this run
    analysing REAL NOT NULL DEFAULT 0      -- seconds that took
) STRICT;

-- One row per article. `settled` is the article with what its copies told of it, without the text,
-- which stands in its own column for the index.
CREATE TABLE articles (
    number    INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    published TEXT,
    text      TEXT NOT NULL,
    settled   BLOB
) STRICT;

-- Where each article was found, and what was read there (JSON, deflated): two files of one article
-- may say different things of it. An article whose last path goes is gone.
CREATE TABLE paths (
    path    TEXT NOT NULL,                 -- "rows.jsonl:3"
    file    TEXT NOT NULL,                 -- "rows.jsonl"
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    run     INTEGER NOT NULL,
    reading BLOB NOT NULL,
    UNIQUE (path, article)
) STRICT;
CREATE INDEX paths_article ON paths (article);
CREATE INDEX paths_file ON paths (file);

-- What analysing an article gave (JSON, deflated: a tenth of its size). `key` is a digest of all it
-- depends on.
CREATE TABLE analyses (
    article TEXT PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    key     TEXT NOT NULL,
    claims  BLOB NOT NULL,
    failure TEXT NOT NULL DEFAULT '',
    run     INTEGER NOT NULL
) STRICT;

-- What could not be read or analysed.
CREATE TABLE skipped (
    path   TEXT NOT NULL,
    file   TEXT NOT NULL,
    run    INTEGER NOT NULL,
    reason TEXT NOT NULL,
    UNIQUE (path, reason)
) STRICT;

-- The timeline the last finished run linked. `position` is the order of the record in it.
CREATE TABLE events (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    label    TEXT NOT NULL,
    type     TEXT NOT NULL,
    status   TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    origins  INTEGER NOT NULL,
    record   BLOB NOT NULL
) STRICT;
CREATE INDEX events_earliest ON events (earliest);

CREATE TABLE claims (
    id       TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    event    TEXT REFERENCES events (id) ON DELETE SET NULL,
    type     TEXT NOT NULL,
    status   TEXT NOT NULL,
    record   BLOB NOT NULL
) STRICT;
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
CREATE INDEX links_source ON links (source);
CREATE INDEX links_target ON links (target);

CREATE TABLE actors (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, record BLOB NOT NULL
) STRICT;

CREATE TABLE places (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, lat REAL, lon REAL,
    record BLOB NOT NULL
) STRICT;

-- Which articles stand in the timeline, in its order (others were read, and are not linked yet).
CREATE TABLE timeline (
    position INTEGER PRIMARY KEY,
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE
) STRICT;

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'articles', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
    INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
    INSERT INTO article_words (article_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO article_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE event_words USING fts5 (
    event UNINDEXED, label, quotes, names, tokenize = 'porter unicode61 remove_diacritics 2'
);
