-- Version 2: what lets a build leave alone what is as it was.

-- Files that were read to their end: a digest of their bytes, of the manifest beside them and of how
-- they were read; how many rows of `paths` they gave, and what was said of them (JSON).
CREATE TABLE files (
    file   TEXT PRIMARY KEY,
    digest TEXT NOT NULL,
    found  INTEGER NOT NULL,
    notes  BLOB NOT NULL
) STRICT;

-- A digest of all that the timeline of a finished run was linked from.
ALTER TABLE runs ADD COLUMN linked TEXT NOT NULL DEFAULT '';
