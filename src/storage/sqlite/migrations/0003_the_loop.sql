CREATE TABLE annotations (
  photo_id INTEGER PRIMARY KEY REFERENCES photos(id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  updated_at TIMESTAMP NOT NULL,
  dataset TEXT,                         -- name of the dataset whose train split holds the photo; NULL: waiting
  added_at TIMESTAMP
);
CREATE INDEX annotations_waiting ON annotations(photo_id) WHERE dataset IS NULL;
CREATE TABLE annotation_boxes (
  id INTEGER PRIMARY KEY,
  photo_id INTEGER NOT NULL REFERENCES annotations(photo_id) ON DELETE CASCADE,
  class_name TEXT NOT NULL,
  x_min REAL NOT NULL,
  y_min REAL NOT NULL,
  x_max REAL NOT NULL,
  y_max REAL NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('drawn', 'confirmed'))
);
CREATE INDEX annotation_boxes_by_photo ON annotation_boxes(photo_id);
CREATE TABLE classes (                  -- what a person can choose before any dataset exists
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE settings (
  name TEXT PRIMARY KEY,                -- such as active_dataset
  value TEXT NOT NULL
);
CREATE TABLE dataset_versions (
  hash TEXT PRIMARY KEY,
  dataset TEXT NOT NULL,
  created_at TIMESTAMP NOT NULL,
  manifest TEXT NOT NULL                -- file relative to home
);
CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  params TEXT NOT NULL,                 -- JSON
  progress TEXT NOT NULL DEFAULT '{}',  -- JSON
  result TEXT,                          -- JSON
  error TEXT,
  owner INTEGER,                        -- process id of the worker
  created_at TIMESTAMP NOT NULL,
  started_at TIMESTAMP,
  finished_at TIMESTAMP
);
CREATE INDEX jobs_by_state ON jobs(state, id);
CREATE TABLE training_runs (
  id INTEGER PRIMARY KEY,               -- also the N of runs/train/N
  job_id INTEGER NOT NULL REFERENCES jobs(id),
  dataset TEXT NOT NULL,
  dataset_version TEXT,
  base_model_id INTEGER NOT NULL REFERENCES models(id),
  model_id INTEGER REFERENCES models(id),
  request TEXT NOT NULL,                -- JSON of the API's TrainingRequest
  photos_added INTEGER NOT NULL DEFAULT 0,
  folder TEXT NOT NULL
);
CREATE TABLE deployments (              -- newest last; rollback reads it
  id INTEGER PRIMARY KEY,
  model_id INTEGER NOT NULL REFERENCES models(id),
  previous_model_id INTEGER REFERENCES models(id),
  at TIMESTAMP NOT NULL,
  note TEXT NOT NULL DEFAULT ''
);
CREATE TABLE activity (
  id INTEGER PRIMARY KEY,
  at TIMESTAMP NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  photo_id INTEGER REFERENCES photos(id) ON DELETE SET NULL
);
