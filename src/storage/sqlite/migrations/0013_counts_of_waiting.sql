-- Counts of marked and annotated together, 'marked_annotated:' and 0 or 1 each: the photos that wait to be annotated are
-- asked for most of all, and among the combinations of states they are spread over a dozen rows a day.
DROP VIEW photo_facets;
CREATE VIEW photo_facets AS
  SELECT id AS photo_id, day, 'all' AS facet, 0 AS boxes FROM photos
  UNION ALL SELECT id, day, 'camera:' || camera_id, 0 FROM photos
  UNION ALL SELECT id, day, 'marked:' || marked_for_retraining, 0 FROM photos
  UNION ALL SELECT id, day, 'annotated:' || annotated, 0 FROM photos
  UNION ALL SELECT id, day, 'marked_annotated:' || marked_for_retraining || annotated, 0 FROM photos
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
INSERT INTO day_counts SELECT 'marked_annotated:' || substr(facet, 10, 2), day, sum(photos), 0 FROM day_counts
  WHERE facet >= 'states:' AND facet < 'states;' GROUP BY 1, 2;
INSERT INTO facet_totals SELECT 'marked_annotated:' || substr(facet, 10, 2), sum(photos), 0 FROM facet_totals
  WHERE facet >= 'states:' AND facet < 'states;' GROUP BY 1;
