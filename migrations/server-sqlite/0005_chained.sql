-- What stands aside stops nothing else: an envelope that the device's chain reaches lets those after it in. What is in
-- quarantine with a stream was read, and counts as reached; what is held is looked at again when its stream grows.
ALTER TABLE set_aside ADD COLUMN chained INTEGER NOT NULL DEFAULT 0;
UPDATE set_aside SET chained = 1 WHERE reason <> '' AND stream <> x'';
