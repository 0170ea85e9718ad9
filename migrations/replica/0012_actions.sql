-- Which action an envelope is a part of, so that delivery is counted in what a person did. The id stands in every
-- envelope after the number of its format and the length of the id.
ALTER TABLE envelope ADD COLUMN action BLOB NOT NULL DEFAULT x'';
UPDATE envelope SET action = substr(body, 3, 16);
CREATE INDEX envelope_by_action ON envelope (action, state) WHERE state < 4;
