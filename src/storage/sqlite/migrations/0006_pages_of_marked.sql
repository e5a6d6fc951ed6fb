-- Pages of the few among a million, newest first, without reading the many.
CREATE INDEX photos_marked_by_capture ON photos(captured_at DESC, id DESC) WHERE marked_for_retraining = 1;
CREATE INDEX photos_annotated_by_capture ON photos(captured_at DESC, id DESC) WHERE annotated = 1;
