-- The checkpoint, sealed by a master key, so that who has the file but not the key cannot cut the chain elsewhere.
-- Empty while nothing was removed, and until the lane has opened a journal that an older program cut.
ALTER TABLE removed ADD COLUMN sealed BLOB;
