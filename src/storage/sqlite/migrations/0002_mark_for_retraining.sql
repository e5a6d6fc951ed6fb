ALTER TABLE photos ADD COLUMN marked_for_retraining BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE photos ADD COLUMN marked_at TIMESTAMP;
ALTER TABLE photos ADD COLUMN mark_reason TEXT;
ALTER TABLE photos ADD COLUMN mark_note TEXT;
CREATE INDEX marked_photos ON photos(marked_at DESC, id DESC) WHERE marked_for_retraining = 1;
