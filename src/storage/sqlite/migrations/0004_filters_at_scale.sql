-- With a hundred thousand photos, filters by detection and by class must not read every row.
CREATE INDEX photos_by_confidence ON photos(max_confidence);
DROP INDEX detections_by_class;
CREATE INDEX detections_by_class ON detections(class_name, confidence, photo_id, model_id);
