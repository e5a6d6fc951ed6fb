-- Reviewing: what day and light a photo is of, what people's verdicts are, and counts kept so that a list of a
-- million photos answers as quickly as one of a thousand.
ALTER TABLE photos ADD COLUMN utc_offset_minutes INTEGER NOT NULL DEFAULT 0;  -- of the camera's clock
ALTER TABLE photos ADD COLUMN day TEXT NOT NULL DEFAULT '';                   -- the date on that clock
ALTER TABLE photos ADD COLUMN is_night BOOLEAN;                               -- NULL: not looked at yet
ALTER TABLE photos ADD COLUMN annotated BOOLEAN NOT NULL DEFAULT 0;           -- kept by the triggers below
ALTER TABLE photos ADD COLUMN verdict TEXT;
ALTER TABLE photos ADD COLUMN verdict_class TEXT;
ALTER TABLE photos ADD COLUMN verdict_at TIMESTAMP;
ALTER TABLE photos ADD COLUMN verdict_model INTEGER REFERENCES models(id);    -- whose boxes were judged
ALTER TABLE photos ADD COLUMN shown_classes TEXT NOT NULL DEFAULT '{}';       -- JSON: class to boxes from 0.25 up
ALTER TABLE photos ADD COLUMN confidence_bin INTEGER AS (CAST(max_confidence * 100 + 1e-9 AS INTEGER)) VIRTUAL;
ALTER TABLE photos ADD COLUMN reviewed BOOLEAN AS (verdict IS NOT NULL OR annotated) VIRTUAL;
ALTER TABLE annotations ADD COLUMN from_verdict BOOLEAN NOT NULL DEFAULT 0;   -- saved by a verdict, not drawn

-- Which models have looked at which photo; a photo without boxes is known only from here.
CREATE TABLE looks (
  photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
  model_id INTEGER NOT NULL REFERENCES models(id),
  PRIMARY KEY (photo_id, model_id)
) WITHOUT ROWID;
CREATE TABLE box_verdicts (
  detection_id INTEGER PRIMARY KEY REFERENCES detections(id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  verdict_class TEXT,
  at TIMESTAMP NOT NULL
);
CREATE TABLE review_actions (           -- a reviewer's verdicts, in order; undo and redo walk along them
  id INTEGER PRIMARY KEY,
  reviewer TEXT NOT NULL,
  at TIMESTAMP NOT NULL,
  text TEXT NOT NULL,
  undone BOOLEAN NOT NULL DEFAULT 0
);
CREATE INDEX review_actions_by_reviewer ON review_actions(reviewer, undone, id);
CREATE TABLE review_changes (           -- what an action did, photo by photo or box by box
  action_id INTEGER NOT NULL REFERENCES review_actions(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  photo_id INTEGER NOT NULL REFERENCES photos(id) ON DELETE CASCADE,
  detection_id INTEGER,                 -- NULL: of the photo itself
  before TEXT NOT NULL,                 -- JSON of the state
  after TEXT NOT NULL,
  PRIMARY KEY (action_id, position)
) WITHOUT ROWID;
CREATE INDEX review_changes_by_photo ON review_changes(photo_id);
CREATE TABLE saved_filters (
  name TEXT PRIMARY KEY,
  query TEXT NOT NULL
);

UPDATE photos SET day = substr(captured_at, 1, 10), annotated = id IN (SELECT photo_id FROM annotations),
  shown_classes = (SELECT json_group_object(class_name, boxes) FROM (
    SELECT d.class_name, count(*) AS boxes FROM detections d
    WHERE d.photo_id = photos.id AND d.model_id = photos.detected_by AND d.confidence >= 0.25
    GROUP BY d.class_name));
INSERT INTO looks SELECT photo_id, model_id FROM detections
  UNION SELECT id, detected_by FROM photos WHERE detected_by IS NOT NULL;

-- What a photo counts as. day_counts holds, for each of these facets and each day, how many photos there are
-- and, for classes, boxes; the day '' is the total.
CREATE VIEW photo_facets AS
  SELECT id AS photo_id, day, 'all' AS facet, 0 AS boxes FROM photos
  UNION ALL SELECT id, day, 'camera:' || camera_id, 0 FROM photos
  UNION ALL SELECT id, day, 'marked:' || marked_for_retraining, 0 FROM photos
  UNION ALL SELECT id, day, 'annotated:' || annotated, 0 FROM photos
  UNION ALL SELECT id, day, 'reviewed:' || reviewed, 0 FROM photos
  UNION ALL SELECT id, day, 'noted:' || (mark_note IS NOT NULL), 0 FROM photos
  UNION ALL SELECT id, day, 'confidence:' || printf('%03d', confidence_bin), 0 FROM photos
  UNION ALL SELECT id, day, 'night:' || is_night, 0 FROM photos WHERE is_night IS NOT NULL
  UNION ALL SELECT id, day, 'verdict:' || verdict, 0 FROM photos WHERE verdict IS NOT NULL
  UNION ALL SELECT id, day, 'model:' || detected_by, 0 FROM photos WHERE detected_by IS NOT NULL
  UNION ALL SELECT p.id, p.day, 'class:' || c.key, c.value FROM photos p, json_each(p.shown_classes) c;
CREATE TABLE day_counts (
  facet TEXT NOT NULL,
  day TEXT NOT NULL,
  photos INTEGER NOT NULL,
  boxes INTEGER NOT NULL,
  PRIMARY KEY (facet, day)
) WITHOUT ROWID;
INSERT INTO day_counts SELECT facet, day, count(*), sum(boxes) FROM photo_facets GROUP BY facet, day;
INSERT INTO day_counts SELECT facet, '', sum(photos), sum(boxes) FROM day_counts GROUP BY facet;

CREATE TRIGGER count_new_photo AFTER INSERT ON photos BEGIN
  INSERT INTO day_counts SELECT facet, d.day, 1, boxes FROM photo_facets f, (SELECT NEW.day AS day UNION ALL SELECT '') d
    WHERE photo_id = NEW.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
END;
CREATE TRIGGER discount_old_photo BEFORE DELETE ON photos BEGIN
  INSERT INTO day_counts SELECT facet, d.day, 1, boxes FROM photo_facets f, (SELECT OLD.day AS day UNION ALL SELECT '') d
    WHERE photo_id = OLD.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
END;
CREATE TRIGGER discount_changing_photo BEFORE UPDATE OF day, camera_id, marked_for_retraining, mark_note, annotated,
    verdict, is_night, max_confidence, detected_by, shown_classes ON photos BEGIN
  INSERT INTO day_counts SELECT facet, d.day, 1, boxes FROM photo_facets f, (SELECT OLD.day AS day UNION ALL SELECT '') d
    WHERE photo_id = OLD.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
END;
CREATE TRIGGER count_changed_photo AFTER UPDATE OF day, camera_id, marked_for_retraining, mark_note, annotated,
    verdict, is_night, max_confidence, detected_by, shown_classes ON photos BEGIN
  INSERT INTO day_counts SELECT facet, d.day, 1, boxes FROM photo_facets f, (SELECT NEW.day AS day UNION ALL SELECT '') d
    WHERE photo_id = NEW.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
END;
CREATE TRIGGER note_annotation AFTER INSERT ON annotations BEGIN
  UPDATE photos SET annotated = 1 WHERE id = NEW.photo_id;
END;
CREATE TRIGGER note_no_annotation AFTER DELETE ON annotations BEGIN
  UPDATE photos SET annotated = 0 WHERE id = OLD.photo_id;
END;

-- The order of the review grid; the columns behind it let most filters be answered without the rows.
CREATE INDEX photos_by_day ON photos(day DESC, captured_at DESC, id DESC, camera_id, marked_for_retraining,
  annotated, verdict, is_night, max_confidence, detected_by);
CREATE INDEX photos_by_camera_day ON photos(camera_id, day DESC, captured_at DESC, id DESC);
CREATE INDEX photos_by_confidence_bin ON photos(confidence_bin DESC, day DESC, captured_at DESC, id DESC);
CREATE INDEX photos_unreviewed ON photos(day DESC, captured_at DESC, id DESC) WHERE verdict IS NULL AND annotated = 0;
CREATE INDEX photos_judged ON photos(verdict, day DESC, captured_at DESC, id DESC) WHERE verdict IS NOT NULL;
CREATE INDEX photos_without_light ON photos(id) WHERE is_night IS NULL;
