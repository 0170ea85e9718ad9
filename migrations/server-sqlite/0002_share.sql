-- Colleagues who stand in for a trail's owner, until a day. A share of an ended trail, of a day that has passed, or of
-- somebody who is no longer in the team counts for nothing; it needs no job that removes it.
CREATE TABLE stream_share (
  stream   BLOB    NOT NULL REFERENCES stream (id),
  user     BLOB    NOT NULL REFERENCES user (id),
  until    TEXT    NOT NULL,                     -- last day, as 2026-12-24
  given_by BLOB    NOT NULL REFERENCES user (id),
  given_at INTEGER NOT NULL,
  PRIMARY KEY (stream, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX stream_share_by_user ON stream_share (user, stream);
