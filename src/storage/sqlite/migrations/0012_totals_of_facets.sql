-- Counts of the photos from a tenth of confidence up: 'from:' and 01 … 10, which is a confidence of 1. A bound on
-- confidence then reads one row a day, or a few; whole tenths took up to ten.
DROP VIEW photo_facets;
CREATE VIEW photo_facets AS
  SELECT id AS photo_id, day, 'all' AS facet, 0 AS boxes FROM photos
  UNION ALL SELECT id, day, 'camera:' || camera_id, 0 FROM photos
  UNION ALL SELECT id, day, 'marked:' || marked_for_retraining, 0 FROM photos
  UNION ALL SELECT id, day, 'annotated:' || annotated, 0 FROM photos
  UNION ALL SELECT id, day, 'reviewed:' || reviewed, 0 FROM photos
  UNION ALL SELECT id, day, 'noted:' || (mark_note IS NOT NULL), 0 FROM photos
  UNION ALL SELECT id, day, 'confidence:' || printf('%03d', confidence_bin), 0 FROM photos
  UNION ALL SELECT p.id, p.day, 'from:' || printf('%02d', t.value), 0
    FROM photos p, json_each('[1,2,3,4,5,6,7,8,9,10]') t WHERE t.value <= p.confidence_bin / 10
  UNION ALL SELECT id, day, 'states:' || reviewed || COALESCE(is_night, '-') || marked_for_retraining || annotated
    || (mark_note IS NOT NULL) || (max_confidence >= 0.25) || ':' || COALESCE(verdict, ''), 0 FROM photos
  UNION ALL SELECT id, day, 'night:' || is_night, 0 FROM photos WHERE is_night IS NOT NULL
  UNION ALL SELECT id, day, 'verdict:' || verdict, 0 FROM photos WHERE verdict IS NOT NULL
  UNION ALL SELECT id, day, 'model:' || detected_by, 0 FROM photos WHERE detected_by IS NOT NULL
  UNION ALL SELECT p.id, p.day, 'class:' || c.key, c.value FROM photos p, json_each(p.shown_classes) c;
INSERT INTO day_counts SELECT 'from:' || substr(f.facet, 7), t.day, sum(t.photos), 0
  FROM (SELECT DISTINCT facet FROM day_counts WHERE facet > 'tenth:00' AND facet < 'tenth;') f
  JOIN day_counts t ON t.facet >= f.facet AND t.facet < 'tenth;' GROUP BY f.facet, t.day;
DELETE FROM day_counts WHERE facet >= 'tenth:' AND facet < 'tenth;';

-- The totals stand beside each other instead of among the days, so that they, and which facets there are, are known
-- without reading the days.
CREATE TABLE facet_totals (
  facet TEXT PRIMARY KEY,
  photos INTEGER NOT NULL,
  boxes INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO facet_totals SELECT facet, photos, boxes FROM day_counts WHERE day = '';
DELETE FROM day_counts WHERE day = '';

DROP TRIGGER count_new_photo;
DROP TRIGGER discount_old_photo;
DROP TRIGGER discount_changing_photo;
DROP TRIGGER count_changed_photo;
CREATE TRIGGER count_new_photo AFTER INSERT ON photos BEGIN
  INSERT INTO day_counts SELECT facet, day, 1, boxes FROM photo_facets WHERE photo_id = NEW.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
  INSERT INTO facet_totals SELECT facet, 1, boxes FROM photo_facets WHERE photo_id = NEW.id
    ON CONFLICT (facet) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
END;
CREATE TRIGGER discount_old_photo BEFORE DELETE ON photos BEGIN
  INSERT INTO day_counts SELECT facet, day, 1, boxes FROM photo_facets WHERE photo_id = OLD.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
  INSERT INTO facet_totals SELECT facet, 1, boxes FROM photo_facets WHERE photo_id = OLD.id
    ON CONFLICT (facet) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
END;
CREATE TRIGGER discount_changing_photo BEFORE UPDATE OF day, camera_id, marked_for_retraining, mark_note, annotated,
    verdict, is_night, max_confidence, detected_by, shown_classes ON photos BEGIN
  INSERT INTO day_counts SELECT facet, day, 1, boxes FROM photo_facets WHERE photo_id = OLD.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
  INSERT INTO facet_totals SELECT facet, 1, boxes FROM photo_facets WHERE photo_id = OLD.id
    ON CONFLICT (facet) DO UPDATE SET photos = photos - 1, boxes = boxes - excluded.boxes;
END;
CREATE TRIGGER count_changed_photo AFTER UPDATE OF day, camera_id, marked_for_retraining, mark_note, annotated,
    verdict, is_night, max_confidence, detected_by, shown_classes ON photos BEGIN
  INSERT INTO day_counts SELECT facet, day, 1, boxes FROM photo_facets WHERE photo_id = NEW.id
    ON CONFLICT (facet, day) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
  INSERT INTO facet_totals SELECT facet, 1, boxes FROM photo_facets WHERE photo_id = NEW.id
    ON CONFLICT (facet) DO UPDATE SET photos = photos + 1, boxes = boxes + excluded.boxes;
END;
