-- Streams of other kinds than trails: employers and the own workspace. What there was until now are trails.
ALTER TABLE stream ADD COLUMN kind TEXT NOT NULL DEFAULT 'trail';
