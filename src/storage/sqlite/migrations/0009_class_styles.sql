-- How a class looks and is chosen. A hidden one keeps its id in datasets but is not offered any more.
CREATE TABLE class_styles (
  name TEXT PRIMARY KEY,
  color TEXT,                           -- "#rrggbb"; NULL: by the name
  shortcut TEXT UNIQUE,                 -- one key
  hidden INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX annotation_boxes_by_class ON annotation_boxes(class_name, photo_id);
