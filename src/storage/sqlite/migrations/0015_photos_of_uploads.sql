-- How many photos an entry says were uploaded; NULL for what it says otherwise. Clients upload in portions.
ALTER TABLE activity ADD COLUMN uploaded INTEGER;
