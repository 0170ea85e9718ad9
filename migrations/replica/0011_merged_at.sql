-- When this laptop put two people's work together; the other person's own time may lie days before that.
ALTER TABLE merge_event ADD COLUMN merged_at INTEGER NOT NULL DEFAULT 0;
UPDATE merge_event SET merged_at = at;
CREATE INDEX merge_event_by_time ON merge_event (merged_at);
