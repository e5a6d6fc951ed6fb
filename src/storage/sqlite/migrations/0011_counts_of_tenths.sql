-- Counts of whole tenths of confidence, so that a bound on it need not add up to a hundred rows a day: 'tenth:' and
-- 00 … 10, which is a confidence of 1.
DROP VIEW photo_facets;
CREATE VIEW photo_facets AS
  SELECT id AS photo_id, day, 'all' AS facet, 0 AS boxes FROM photos
  UNION ALL SELECT id, day, 'camera:' || camera_id, 0 FROM photos
  UNION ALL SELECT id, day, 'marked:' || marked_for_retraining, 0 FROM photos
  UNION ALL SELECT id, day, 'annotated:' || annotated, 0 FROM photos
  UNION ALL SELECT id, day, 'reviewed:' || reviewed, 0 FROM photos
  UNION ALL SELECT id, day, 'noted:' || (mark_note IS NOT NULL), 0 FROM photos
  UNION ALL SELECT id, day, 'confidence:' || printf('%03d', confidence_bin), 0 FROM photos
  UNION ALL SELECT id, day, 'tenth:' || printf('%02d', confidence_bin / 10), 0 FROM photos
  UNION ALL SELECT id, day, 'states:' || reviewed || COALESCE(is_night, '-') || marked_for_retraining || annotated
    || (mark_note IS NOT NULL) || (max_confidence >= 0.25) || ':' || COALESCE(verdict, ''), 0 FROM photos
  UNION ALL SELECT id, day, 'night:' || is_night, 0 FROM photos WHERE is_night IS NOT NULL
  UNION ALL SELECT id, day, 'verdict:' || verdict, 0 FROM photos WHERE verdict IS NOT NULL
  UNION ALL SELECT id, day, 'model:' || detected_by, 0 FROM photos WHERE detected_by IS NOT NULL
  UNION ALL SELECT p.id, p.day, 'class:' || c.key, c.value FROM photos p, json_each(p.shown_classes) c;
INSERT INTO day_counts SELECT facet, day, count(*), 0 FROM photo_facets
  WHERE facet >= 'tenth:' AND facet < 'tenth;' GROUP BY facet, day;
INSERT INTO day_counts SELECT facet, '', sum(photos), 0 FROM day_counts
  WHERE facet >= 'tenth:' AND facet < 'tenth;' GROUP BY facet;
