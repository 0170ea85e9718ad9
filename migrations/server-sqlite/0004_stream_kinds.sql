-- Streams of other kinds than trails: employers, shared in a team, and each person's own workspace. What there was until
-- now are trails. An employer belongs to its team and not to whoever met it first, so it stays when that person leaves.
ALTER TABLE stream ADD COLUMN kind TEXT NOT NULL DEFAULT 'trail' CHECK (kind IN ('trail', 'employer', 'workspace'));
ALTER TABLE stream ADD COLUMN team BLOB NOT NULL DEFAULT x'';  -- empty: access goes by the owner
CREATE INDEX stream_by_team ON stream (team) WHERE team <> x'';
