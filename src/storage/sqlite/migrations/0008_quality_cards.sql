-- What the last check of all labels found, and what people said about it.
CREATE TABLE quality_cards (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'right', 'fixed')),
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  photo_id INTEGER REFERENCES photos(id) ON DELETE CASCADE,  -- NULL: an image of a dataset
  revision INTEGER NOT NULL DEFAULT 0,                       -- of the annotation that was checked
  sha256 TEXT NOT NULL,                                      -- of the image; '' for a label without one
  card TEXT NOT NULL,                                        -- JSON of the API's QualityCard
  before TEXT                                                -- JSON of the boxes that a fix replaced
);
CREATE INDEX quality_cards_by_score ON quality_cards(state, score DESC, id);
CREATE INDEX quality_cards_by_image ON quality_cards(sha256);
-- Cards that a person called right; never shown again while the box stays.
CREATE TABLE quality_rights (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL,
  kind TEXT NOT NULL,
  class_name TEXT NOT NULL,
  x_min REAL NOT NULL,
  y_min REAL NOT NULL,
  x_max REAL NOT NULL,
  y_max REAL NOT NULL
);
CREATE INDEX quality_rights_by_image ON quality_rights(sha256);
-- What a model sees on images of datasets, so that a second check is quick.
CREATE TABLE dataset_predictions (
  sha256 TEXT NOT NULL,
  model_id INTEGER NOT NULL REFERENCES models(id) ON DELETE CASCADE,
  boxes TEXT NOT NULL,                                       -- JSON
  PRIMARY KEY (sha256, model_id)
) WITHOUT ROWID;
