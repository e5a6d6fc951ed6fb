-- An id is never given again: what a page still shows of a card that is gone must not mean another one.
ALTER TABLE quality_cards RENAME TO quality_cards_before;
CREATE TABLE quality_cards (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'right', 'fixed')),
  kind TEXT NOT NULL,
  score REAL NOT NULL,
  photo_id INTEGER REFERENCES photos(id) ON DELETE CASCADE,  -- NULL: an image of a dataset
  revision INTEGER NOT NULL DEFAULT 0,                       -- of the annotation that was checked
  sha256 TEXT NOT NULL,                                      -- of the image; '' for a label without one
  card TEXT NOT NULL,                                        -- JSON of the API's QualityCard
  before TEXT                                                -- JSON of the boxes that a fix replaced
);
INSERT INTO quality_cards SELECT id, state, kind, score, photo_id, revision, sha256, card, before
  FROM quality_cards_before;
DROP TABLE quality_cards_before;
CREATE INDEX quality_cards_by_score ON quality_cards(state, score DESC, id);
CREATE INDEX quality_cards_by_image ON quality_cards(sha256);
