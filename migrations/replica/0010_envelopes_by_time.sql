-- What colleagues did lately is asked for every morning; the log grows for years.
CREATE INDEX envelope_by_time ON envelope (at) WHERE state = 4;
