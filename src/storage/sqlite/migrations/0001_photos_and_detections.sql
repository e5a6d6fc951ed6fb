-- The tables of the Python yard tracker, with what Fieldloop needs beside them. Times are ISO 8601 UTC text with
-- milliseconds ("2026-05-01T06:30:00.000Z"), so that text order is time order. Boxes are corners, 0-1.
CREATE TABLE cameras (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);
CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  started_at TIMESTAMP NOT NULL,
  ended_at TIMESTAMP
);
CREATE TABLE models (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,            -- such as deer-v2
  family TEXT NOT NULL,                 -- such as deer: the folder models/<family>/
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('candidate', 'deployed', 'retired')),
  folder TEXT NOT NULL,                 -- holds best.onnx and best.pt, relative to home; '' when weights are unknown
  classes TEXT NOT NULL,                -- JSON array of names
  image_size INTEGER NOT NULL,
  parent_id INTEGER REFERENCES models(id),
  dataset_version TEXT,                 -- content hash
  run_id INTEGER,
  metrics TEXT,                         -- JSON of the API's Metrics
  notes TEXT NOT NULL DEFAULT '',
  created_at TIMESTAMP NOT NULL,
  deployed_at TIMESTAMP,
  UNIQUE (family, version)
);
CREATE UNIQUE INDEX one_deployed_model ON models(state) WHERE state = 'deployed';
CREATE TABLE photos (
  id INTEGER PRIMARY KEY,
  filename TEXT NOT NULL UNIQUE,
  filepath TEXT NOT NULL,               -- relative to home
  sha256 TEXT NOT NULL UNIQUE,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  captured_at TIMESTAMP NOT NULL,
  created_at TIMESTAMP NOT NULL,
  camera_id INTEGER NOT NULL REFERENCES cameras(id),
  session_id INTEGER REFERENCES sessions(id),
  detected_by INTEGER REFERENCES models(id),   -- whose detections are shown; NULL: not looked at yet
  max_confidence REAL NOT NULL DEFAULT 0       -- of those detections
);
CREATE INDEX photos_by_capture ON photos(captured_at DESC, id DESC);
CREATE INDEX photos_by_camera ON photos(camera_id, captured_at DESC, id DESC);
CREATE INDEX photos_by_session ON photos(session_id);
CREATE INDEX photos_to_detect ON photos(id) WHERE detected_by IS NULL;
CREATE TABLE detections (
  id INTEGER PRIMARY KEY,
  photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
  model_id INTEGER NOT NULL REFERENCES models(id),
  class_name TEXT NOT NULL,
  confidence REAL NOT NULL,
  x_min REAL NOT NULL,
  y_min REAL NOT NULL,
  x_max REAL NOT NULL,
  y_max REAL NOT NULL,
  created_at TIMESTAMP NOT NULL
);
CREATE INDEX detections_by_photo ON detections(photo_id, model_id, confidence);
CREATE INDEX detections_by_class ON detections(class_name, confidence);
