-- What Fieldloop wrote or read last in data/to_annotate/, so that another program's change is recognised.
CREATE TABLE label_files (
  path TEXT PRIMARY KEY,                -- relative to data/to_annotate/
  photo_id INTEGER REFERENCES photos(id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,          -- modification time as the file system counts it
  revision INTEGER NOT NULL DEFAULT 0,  -- the annotation's, whose boxes the file holds; 0: none
  problem TEXT                          -- why it could not be read
);
CREATE INDEX label_files_by_photo ON label_files(photo_id);
-- A label file and its annotation that both changed; a person decides.
CREATE TABLE label_conflicts (
  photo_id INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  text TEXT NOT NULL,                   -- the file as the other program left it
  boxes TEXT NOT NULL,                  -- JSON of its boxes by class name
  problem TEXT,                         -- why its text has no boxes
  found_at TIMESTAMP NOT NULL
);
